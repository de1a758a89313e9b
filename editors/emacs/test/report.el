;;; What a test of Emacs does and says.  -*- lexical-binding: t -*-

(require 'cl-lib)

(defvar attache-test-passed 0)
(defvar attache-test-failed 0)

(defun attache-test-check (what holds &optional seen)
  "Say WHAT was done and whether it HOLDS, else what was SEEN."
  (if holds (cl-incf attache-test-passed) (cl-incf attache-test-failed))
  (princ (format "%s%s%s\n" (if holds "ok   " "FAIL ") what (if (or holds (not seen)) "" (format ": %S" seen)))))

(defun attache-test-await (ask)
  "The first true answer of ASK, or nil after ten seconds."
  (let ((end (+ (float-time) 10)) answer)
    (while (and (not (setq answer (funcall ask))) (< (float-time) end))
      (accept-process-output nil 0.05))
    answer))

(defun attache-test-go (words)
  "Put point on the first place of WORDS."
  (goto-char (point-min))
  (let ((case-fold-search nil)) (search-forward words))
  (goto-char (match-beginning 0)))

(defun attache-test-end ()
  "Say how it went, and end."
  (princ (format "%d passed, %d failed\n" attache-test-passed attache-test-failed))
  (set-buffer-modified-p nil)
  (kill-emacs (if (= attache-test-failed 0) 0 1)))
