;;; attache.el --- Terms, names and figures of policy briefs  -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.2"))
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Tells eglot and lsp-mode, whichever is loaded, that `attache lsp' is the language server for
;; policy briefs in Markdown.  Nothing else is decided here.

;;; Code:

(defgroup attache nil
  "Terms, names and figures of policy briefs."
  :group 'tools)

(defcustom attache-program "attache"
  "The attache program: a name to look for, or a path."
  :type 'string)

(defun attache--command (&rest _)
  "The command that starts the language server."
  (list attache-program "lsp"))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((markdown-mode gfm-mode) . attache--command)))

(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(defvar lsp-language-id-configuration)
(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(markdown-mode . "markdown"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection #'attache--command)
                    :activation-fn (lambda (_file mode) (memq mode '(markdown-mode gfm-mode)))
                    :add-on? t
                    :server-id 'attache)))

(provide 'attache)
;;; attache.el ends here
