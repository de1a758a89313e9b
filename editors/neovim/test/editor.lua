-- What an author does in Neovim, done to a copy of a folder of briefs:
--
--   ATTACHE=/path/to/attache FOLDER=/copy/of/tests/briefs nvim --clean --headless -l editors/neovim/test/editor.lua
--
-- Says what it did line by line and ends with `N passed, N failed`; the exit code is 1 if anything failed.

local plugin = vim.fs.dirname(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2))))
local folder = vim.fs.abspath(vim.env.FOLDER)
local passed, failed = 0, 0

local function check(what, holds, seen)
  passed, failed = passed + (holds and 1 or 0), failed + (holds and 0 or 1)
  local line = (holds and 'ok   ' or 'FAIL ') .. what
  if not holds and seen ~= nil then
    line = line .. ': ' .. vim.inspect(seen, { newline = ' ', indent = '' })
  end
  io.stdout:write(line .. '\n')
end

-- The first true answer, or nothing after ten seconds.
local function await(ask)
  local answer
  vim.wait(10000, function()
    answer = ask()
    return answer
  end, 20)
  return answer
end

-- Puts the cursor on the first place of some words.
local function go(words)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search('\\V\\C' .. vim.fn.escape(words, '\\'), 'cW') > 0, words .. ' is not in the text')
end

local function finding(code, words)
  return await(function()
    return vim.iter(vim.diagnostic.get(0)):find(function(found)
      local line = vim.api.nvim_buf_get_lines(0, found.lnum, found.lnum + 1, false)[1]
      return found.code == code and line:sub(found.col + 1, found.end_col) == words
    end)
  end)
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

-- The words of the quickfix list with this title.
local function listed(title)
  return await(function()
    local found = vim.fn.getqflist({ title = 0, items = 0 })
    return found.title == title
      and vim.iter(found.items):fold('', function(words, item)
        return words .. vim.fn.bufname(item.bufnr):match('[^/]*$') .. ':' .. item.lnum .. ' ' .. item.text .. '\n'
      end)
  end)
end

local function commands(client)
  local names = table.concat(vim.fn.getcompletion('Attache ', 'cmdline'), ' ')
  check('the commands are completed', names == 'abbreviations explain ledger restart terms', names)

  vim.cmd.Attache('ledger')
  local ledger = listed('Ledger of figures')
  check(':Attache ledger lists figures with their places', ledger and ledger:find('cost%-sharing.md:%d+ .*: 14, differs'), ledger)
  vim.cmd.cclose()

  vim.cmd.Attache('terms')
  local terms = listed('Terms')
  check(':Attache terms lists the places of terms', terms and terms:find('command%-transfer.md:18 USFK: United States Forces Korea, defined'), terms)
  vim.cmd.cclose()

  vim.cmd('Attache explain wrong-expansion')
  local page = await(float)
  check(':Attache explain shows the page of a rule', page and page:find('Special Measures Agreement', 1, true), page)
  vim.cmd.fclose({ bang = true })

  vim.cmd.Attache('abbreviations')
  local inserted = await(function()
    return vim.fn.search('^\\W*USFK\\W', 'nw') > 0
  end)
  check(':Attache abbreviations puts a list into the brief', inserted, vim.api.nvim_buf_get_lines(0, 0, -1, false))
end

-- Neovim started as users start it, with the plugin as a package.
local function package()
  local place = vim.fn.tempname()
  vim.fn.mkdir(place .. '/pack/attache/start', 'p')
  assert(vim.uv.fs_symlink(plugin, place .. '/pack/attache/start/attache'))
  local ask = "lua io.stdout:write(vim.fn.exists(':Attache') .. ' ' .. vim.lsp.config.attache.cmd[1])"
  local begin = 'set packpath^=' .. place
  local said = vim.system({ vim.v.progpath, '--clean', '--headless', '--cmd', begin, '-c', ask, '-c', 'help attache', '-c', 'quitall' }):wait()
  check('as a package it brings its command, its settings and its help', said.stdout == '2 attache' and said.stderr == '', said)
end

-- Neovim with the plugin added as lazy.nvim adds one: Neovim loads no plugins itself; the folder joins the
-- `runtimepath` once it has started, the files in `plugin` are sourced, and the spec's `config` is called.
local function managed()
  local file = vim.fn.tempname() .. '.lua'
  local script = {
    ('local folder, brief = %q, %q'):format(plugin, folder .. '/command-transfer.md'),
    'vim.opt.runtimepath:append(folder)',
    "vim.iter(vim.fn.glob(folder .. '/plugin/**/*.lua', false, true)):each(vim.cmd.source)",
    "vim.lsp.config('attache', { cmd = { vim.env.ATTACHE, 'lsp' } })",
    "vim.lsp.enable('attache')",
    'vim.cmd.edit(brief)',
    'vim.wait(10000, function() return #vim.diagnostic.get(0) > 0 end, 20)',
    "io.stdout:write(vim.fn.exists(':Attache') .. ' ' .. vim.diagnostic.get(0)[1].source)",
  }
  vim.fn.writefile(script, file)
  local begin = { vim.v.progpath, '--clean', '--headless', '--cmd', 'set noloadplugins' }
  local said = vim.system(vim.list_extend(begin, { '-c', 'luafile ' .. file, '-c', 'quitall' })):wait()
  check('added by a manager after the start it brings its command and finds', said.stdout == '2 attache' and said.stderr == '', said)
end

local function run()
  vim.opt.runtimepath:prepend(plugin)
  vim.cmd.runtime('plugin/attache.lua')
  check('the help file has its tags', pcall(vim.cmd.helptags, plugin .. '/doc'))
  vim.lsp.config('attache', { cmd = { vim.env.ATTACHE, 'lsp' } })
  vim.lsp.enable('attache')
  vim.cmd('filetype plugin on')

  local opened = vim.uv.hrtime()
  vim.cmd.edit(folder .. '/command-transfer.md')
  local client = await(function()
    return vim.lsp.get_clients({ bufnr = 0, name = 'attache' })[1]
  end)
  check('the server attaches to a brief', client ~= nil)
  check('a misspelt name is underlined to the byte', finding('misspelt-name', 'Lee Jae Mung'), vim.diagnostic.get(0))
  io.stdout:write(('     first findings after %d ms\n'):format((vim.uv.hrtime() - opened) / 1e6))

  go('OPCON completed')
  vim.lsp.buf.hover()
  local card = await(float)
  check('hover says what a term stands for', card and card:find('operational control', 1, true), card)
  vim.cmd.fclose({ bang = true })

  vim.lsp.buf.definition()
  local jumped = await(function()
    return vim.api.nvim_get_current_line():find('Wartime operational control', 1, true)
  end)
  check('the definition is where the term is explained', jumped, vim.api.nvim_get_current_line())

  local places
  vim.lsp.buf.references(nil, {
    on_list = function(list)
      places = list.items
    end,
  })
  await(function()
    return places
  end)
  check('references are found', places and #places >= 3, places)

  go('Lee Jae Mung')
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:find('Lee Jae Myung', 1, true)
    end,
  })
  local mended = await(function()
    return vim.fn.search('Lee Jae Myung', 'nw') > 0
  end)
  check('the fix puts the name right', mended, vim.api.nvim_buf_get_lines(0, 9, 10, false))
  local gone = await(function()
    return not vim.iter(vim.diagnostic.get(0)):any(function(found)
      return found.code == 'misspelt-name'
    end)
  end)
  check('its finding is gone', gone)

  go('OPCON completed')
  vim.lsp.buf.rename('WOC')
  local renamed = await(function()
    return vim.fn.search('(WOC)', 'nw') > 0
  end)
  check('a term is renamed with its definition', renamed)

  commands(client)

  vim.cmd('silent checkhealth attache')
  local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  check('the health check is content', health:find('OK') and not health:find('ERROR'), health)

  vim.cmd.buffer('command-transfer.md')
  vim.cmd.Attache('restart')
  local successor = await(function()
    local now = vim.lsp.get_clients({ bufnr = 0, name = 'attache' })[1]
    return now and now.id ~= client.id and now
  end)
  check(':Attache restart ends the server and starts another', client:is_stopped() and successor)
  check('findings come back after a restart', finding('wrong-expansion', 'Special Measure Agreement'), vim.diagnostic.get(0))

  package()
  managed()

  successor:stop()
  check(
    'the server ends when it is told to',
    await(function()
      return successor:is_stopped()
    end)
  )
end

local ok, problem = xpcall(run, debug.traceback)
check('nothing went wrong on the way', ok, problem)
io.stdout:write(('%d passed, %d failed\n'):format(passed, failed))
os.exit(failed == 0 and 0 or 1)
