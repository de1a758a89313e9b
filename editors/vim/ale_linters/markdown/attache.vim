" Tells ALE that `attache lsp` is the language server for policy briefs in Markdown.

call ale#Set('markdown_attache_executable', 'attache')

function! ale_linters#markdown#attache#Root(buffer) abort
  for l:mark in ['attache.toml', '.git']
    let l:found = ale#path#FindNearestFile(a:buffer, l:mark)
    if empty(l:found)
      let l:found = ale#path#FindNearestDirectory(a:buffer, l:mark)
    endif
    if !empty(l:found)
      return fnamemodify(substitute(l:found, '/$', '', ''), ':h')
    endif
  endfor
  return expand('#' . a:buffer . ':p:h')
endfunction

call ale#linter#Define('markdown', {
\   'name': 'attache',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'markdown_attache_executable')},
\   'command': '%e lsp',
\   'project_root': function('ale_linters#markdown#attache#Root'),
\})
