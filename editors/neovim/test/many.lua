-- Opens one of a thousand briefs in Neovim and says how long its first findings take:
--
--   ATTACHE=/path/to/attache FOLDER=/a/thousand/briefs [BRIEF=brief-0512.md] nvim --clean --headless -l editors/neovim/test/many.lua

local plugin = vim.fs.dirname(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2))))
vim.opt.runtimepath:prepend(plugin)
vim.lsp.config('attache', { cmd = { vim.env.ATTACHE, 'lsp' } })
vim.lsp.enable('attache')
vim.cmd('filetype plugin on')

local opened = vim.uv.hrtime()
vim.cmd.edit(vim.fs.abspath(vim.env.FOLDER) .. '/' .. (vim.env.BRIEF or 'brief-0512.md'))
local found = vim.wait(120000, function()
  return #vim.diagnostic.get(0) > 0
end, 10)
io.stdout:write(('     first findings after %d ms\n'):format((vim.uv.hrtime() - opened) / 1e6))
io.stdout:write(('%s a brief has findings\n'):format(found and 'ok  ' or 'FAIL'))
io.stdout:write(found and '1 passed, 0 failed\n' or '0 passed, 1 failed\n')
os.exit(found and 0 or 1)
