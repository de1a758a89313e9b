;;; What an author does in Emacs with eglot, done to a copy of a folder of briefs.  -*- lexical-binding: t -*-

;; ATTACHE=/path/to/attache FOLDER=/copy/of/tests/briefs emacs --batch -l editors/emacs/test/editor.el
;; Without -Q: it hides the packages that Debian installs.

(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'markdown-mode)
(require 'xref)

(load (expand-file-name "report.el" (file-name-directory load-file-name)))

(defun attache-test-finding (words)
  "The finding that underlines exactly WORDS."
  (flymake-start)
  (attache-test-await
   (lambda ()
     (cl-find words (flymake-diagnostics) :test #'equal
              :key (lambda (found)
                     (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))))))

(defun attache-test-apply (edit)
  "Apply the workspace EDIT, in the words of this version of eglot."
  (if (= 2 (car (func-arity 'eglot--apply-workspace-edit)))
      (eglot--apply-workspace-edit edit 'attache-test)
    (eglot--apply-workspace-edit edit)))

(setq eglot-sync-connect 10 eglot-autoshutdown nil eglot-confirm-server-initiated-edits nil
      flymake-no-changes-timeout 0.05 xref-prompt-for-identifier nil)
(setq make-backup-files nil)

(condition-case problem
    (progn
      (load (expand-file-name "../attache.el" (file-name-directory load-file-name)))
      (setq attache-program (getenv "ATTACHE"))
      (find-file (expand-file-name "command-transfer.md" (getenv "FOLDER")))
      (apply #'eglot--connect (eglot--guess-contact))
      (attache-test-check "the server attaches to a brief" (attache-test-await #'eglot-managed-p))
      (flymake-mode 1)
      (attache-test-check "a misspelt name is underlined" (attache-test-finding "Lee Jae Mung")
                          (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

      (attache-test-go "OPCON completed")
      (let (card)
        (eglot-hover-eldoc-function (lambda (text &rest _) (setq card text)))
        (attache-test-await (lambda () card))
        (attache-test-check "hover says what a term stands for" (string-match-p "operational control" (or card "")) card))

      (xref-find-definitions "LSP identifier at point.")
      (attache-test-check "the definition is where the term is explained"
                          (string-match-p "Wartime operational control" (thing-at-point 'line t)) (thing-at-point 'line t))

      (attache-test-go "OPCON completed")
      (let ((places (xref-backend-references 'eglot "LSP identifier at point.")))
        (attache-test-check "references are found" (>= (length places) 3) (length places)))

      (let* ((found (attache-test-finding "Lee Jae Mung"))
             (actions (eglot-code-actions (flymake-diagnostic-beg found) (flymake-diagnostic-end found) nil nil))
             (fix (cl-find-if (lambda (action) (string-match-p "Lee Jae Myung" (plist-get action :title))) actions)))
        (attache-test-apply (plist-get fix :edit))
        (attache-test-check "the fix puts the name right" (progn (attache-test-go "Lee Jae Myung") t))
        (eglot--signal-textDocument/didChange)
        (attache-test-check
         "its finding is gone"
         (attache-test-await
          (lambda ()
            (flymake-start)
            (not (cl-some (lambda (found) (string-match-p "Lee Jae Mung" (flymake-diagnostic-text found)))
                          (flymake-diagnostics)))))))

      (attache-test-go "OPCON completed")
      (eglot-rename "WOC")
      (attache-test-check "a term is renamed with its definition" (progn (attache-test-go "(WOC)") t))

      (let ((server (eglot-current-server)))
        (eglot-shutdown server nil 5)
        (attache-test-check "the server ends when it is told to" (not (jsonrpc-running-p server)))))
  (error (attache-test-check "nothing went wrong on the way" nil problem)))

(attache-test-end)
