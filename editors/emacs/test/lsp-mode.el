;;; What an author does in Emacs with lsp-mode, done to a copy of a folder of briefs.  -*- lexical-binding: t -*-

;; ATTACHE=/path/to/attache FOLDER=/copy/of/tests/briefs emacs --batch -l editors/emacs/test/lsp-mode.el
;; Without -Q: it hides the packages that Debian installs.

(require 'package)
(package-initialize)
(require 'lsp-mode)
(require 'markdown-mode)
(require 'xref)
(load (expand-file-name "report.el" (file-name-directory load-file-name)))

(defun attache-test-findings ()
  "What is said of the brief at hand."
  (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics)))

(defun attache-test-finding (words)
  "The finding that underlines exactly WORDS."
  (attache-test-await
   (lambda ()
     (cl-find words (attache-test-findings) :test #'equal
              :key (lambda (found)
                     (let ((region (lsp--range-to-region (lsp:diagnostic-range found))))
                       (buffer-substring-no-properties (car region) (cdr region))))))))

(setq lsp-auto-guess-root t lsp-enable-file-watchers nil lsp-enable-snippet nil lsp-headerline-breadcrumb-enable nil
      lsp-keep-workspace-alive nil lsp-response-timeout 10 lsp-restart 'ignore lsp-warn-no-matched-clients nil
      lsp-session-file (make-temp-file "attache-lsp-session") make-backup-files nil)
(delete-file lsp-session-file)

(condition-case problem
    (let ((folder (getenv "FOLDER")))
      (load (expand-file-name "../attache.el" (file-name-directory load-file-name)))
      (setq attache-program (getenv "ATTACHE"))
      (lsp-workspace-folders-add folder)
      (find-file (expand-file-name "command-transfer.md" folder))
      (lsp)
      (attache-test-check "the server attaches to a brief"
                          (attache-test-await (lambda () (cl-find 'attache (lsp-workspaces) :key (lambda (workspace) (lsp--client-server-id (lsp--workspace-client workspace))))))
                          (lsp-workspaces))
      (attache-test-check "a misspelt name is underlined" (attache-test-finding "Lee Jae Mung") (attache-test-findings))

      (attache-test-go "OPCON completed")
      (let ((card (lsp:markup-content-value (lsp:hover-contents (lsp-request "textDocument/hover" (lsp--text-document-position-params))))))
        (attache-test-check "hover says what a term stands for" (string-match-p "operational control" card) card))

      (lsp-find-definition)
      (attache-test-check "the definition is where the term is explained"
                          (string-match-p "Wartime operational control" (thing-at-point 'line t)) (thing-at-point 'line t))

      (attache-test-go "OPCON completed")
      (let ((places (lsp-request "textDocument/references" (append (lsp--text-document-position-params) '(:context (:includeDeclaration t))))))
        (attache-test-check "references are found" (>= (length places) 3) (length places)))

      (attache-test-go "Lee Jae Mung")
      (let ((fix (cl-find-if (lambda (action) (string-match-p "Lee Jae Myung" (lsp:code-action-title action)))
                             (lsp-code-actions-at-point))))
        (lsp-execute-code-action fix)
        (attache-test-check "the fix puts the name right" (progn (attache-test-go "Lee Jae Myung") t)))
      (attache-test-check
       "its finding is gone"
       (attache-test-await
        (lambda ()
          (not (cl-some (lambda (found) (string-match-p "Lee Jae Mung" (lsp:diagnostic-message found)))
                        (attache-test-findings))))))

      (attache-test-go "OPCON completed")
      (lsp-rename "WOC")
      (attache-test-check "a term is renamed with its definition" (progn (attache-test-go "(WOC)") t))
      (lsp-workspace-shutdown (car (lsp-workspaces)))
      (attache-test-check "the server ends when it is told to" (attache-test-await (lambda () (not (lsp-workspaces))))))
  (error (attache-test-check "nothing went wrong on the way" nil problem)))

(attache-test-end)
