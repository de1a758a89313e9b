" What an author does in Vim with ALE, done to a copy of a folder of briefs:
"
"   ATTACHE=/path/to/attache FOLDER=/copy/of/tests/briefs PLUGIN=editors/vim ALE=/usr/share/vim-ale \
"     vim -N -u NONE -i NONE -n -es -S editors/vim/test/editor.vim | cat
"
" A pipe behind it, because Vim truncates a plain file.

set hidden noswapfile
let s:lines = []
let s:passed = 0
let s:failed = 0

function s:check(what, holds, seen = '')
  let s:passed += a:holds ? 1 : 0
  let s:failed += a:holds ? 0 : 1
  call add(s:lines, (a:holds ? 'ok   ' : 'FAIL ') .. a:what .. (a:holds || empty(a:seen) ? '' : ': ' .. string(a:seen)))
endfunction

" The first true answer, or 0 after ten seconds.
function s:await(ask)
  let l:start = reltime()
  while reltimefloat(reltime(l:start)) < 10
    let l:answer = a:ask()
    if !empty(l:answer)
      return l:answer
    endif
    sleep 30m
  endwhile
  return 0
endfunction

function s:go(words)
  execute bufwinnr(bufnr('command-transfer.md')) .. 'wincmd w'
  call cursor(1, 1)
  call search('\V\C' .. a:words, 'cW')
endfunction

function s:finding(code)
  return filter(copy(ale#engine#GetLoclist(bufnr('command-transfer.md'))), {_, found -> get(found, 'code', '') ==# a:code})
endfunction

function s:words_on_screen()
  return join(map(range(1, winnr('$')), {_, window -> join(getbufline(winbufnr(window), 1, '$'), ' ')}), ' ')
endfunction

try
  execute 'set runtimepath^=' .. fnameescape($PLUGIN) .. ',' .. fnameescape($ALE)
  let g:ale_linters = {'markdown': ['attache']}
  let g:ale_linters_explicit = 1
  let g:ale_markdown_attache_executable = $ATTACHE
  let g:ale_lint_delay = 50
  let g:ale_hover_to_preview = 1
  let g:ale_set_balloons = 0
  filetype plugin on
  runtime plugin/ale.vim
  execute 'edit ' .. fnameescape($FOLDER .. '/command-transfer.md')
  setlocal filetype=markdown
  ALELint
  let s:found = s:await({-> s:finding('misspelt-name')})
  let s:place = empty(s:found) ? [] : [s:found[0].lnum, s:found[0].col]
  call s:check('a misspelt name is reported at its place', s:place == searchpos('Lee Jae Mung', 'cnw'), ale#engine#GetLoclist(bufnr('')))

  call s:go('OPCON completed')
  ALEHover
  let s:shown = {-> match(s:words_on_screen(), 'to organise, task and direct forces') >= 0}
  call s:check('hover says what a term stands for', !empty(s:await(s:shown)))
  pclose!

  call s:go('OPCON completed')
  ALEGoToDefinition
  call s:check('the definition is where the term is explained', !empty(s:await({-> getline('.') =~# 'Wartime operational control'})), getline('.'))

  call s:go('OPCON completed')
  ALEFindReferences -quickfix
  call s:check('references are found', !empty(s:await({-> len(getqflist()) >= 2})), len(getqflist()))

  call s:go('Lee Jae Mung')
  call setline('.', substitute(getline('.'), 'Lee Jae Mung', 'Lee Jae Myung', ''))
  ALELint
  call s:check('the finding of a mended name is gone', !empty(s:await({-> empty(s:finding('misspelt-name'))})))
  ALEStopAllLSPs
catch
  call s:check('nothing went wrong on the way', 0, v:exception .. ' ' .. v:throwpoint)
endtry
call add(s:lines, printf('%d passed, %d failed', s:passed, s:failed))
call writefile(s:lines, '/dev/stdout', 'a')
execute s:failed ? 'cquit!' : 'qall!'
