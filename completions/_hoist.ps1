
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'hoist' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'hoist'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'hoist' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('upload', 'upload', [CompletionResultType]::ParameterValue, 'Put files on a host, print their links')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Put files on a host, print their links')
            [CompletionResult]::new('shot', 'shot', [CompletionResultType]::ParameterValue, 'Take a screenshot and upload it')
            [CompletionResult]::new('shorten', 'shorten', [CompletionResultType]::ParameterValue, 'Make short links')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Upload what appears in a directory, as soon as it is complete')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Take uploads from plug-ins of other programs')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List your media on a host')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show all that is known of one media')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change title, description, visibility, tags or folder of one media')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete media from the host')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Delete what the last command put online')
            [CompletionResult]::new('sweep', 'sweep', [CompletionResultType]::ParameterValue, 'Delete what has passed its --expire on hosts that delete nothing by themselves')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Download one media')
            [CompletionResult]::new('mirror', 'mirror', [CompletionResultType]::ParameterValue, 'Copy media from one host to another')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Open the page of one media in a browser')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Copy the link of one media to the clipboard')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Make, list, change and publish posts')
            [CompletionResult]::new('vote', 'vote', [CompletionResultType]::ParameterValue, 'Vote on a post: up, down, or clear')
            [CompletionResult]::new('comment', 'comment', [CompletionResultType]::ParameterValue, 'Write, delete and list comments')
            [CompletionResult]::new('user', 'user', [CompletionResultType]::ParameterValue, 'Look at other users, follow them')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'Show what was uploaded from here')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Send again what failed in the last upload, and what it never began')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Store, forget and check tokens')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'Manage accounts and sites')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Make profiles of ShareX custom uploaders')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write a profile as a ShareX custom uploader')
            [CompletionResult]::new('providers', 'providers', [CompletionResultType]::ParameterValue, 'Show what each provider can do')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Check configuration, history, keyring, clipboard, and each profile''s host and token')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;upload' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read inputs from a file, one a line; - for stdin')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'File name to send')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--post-id', '--post-id', [CompletionResultType]::ParameterName, 'Attach to an existing post')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; may be given several times')
            [CompletionResult]::new('--album', '--album', [CompletionResultType]::ParameterName, 'Album, by the host''s id')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Category, by the host''s id')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'Folder, by the host''s id')
            [CompletionResult]::new('--visibility', '--visibility', [CompletionResultType]::ParameterName, 'Who can see it')
            [CompletionResult]::new('--expire', '--expire', [CompletionResultType]::ParameterName, 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can''t, by ''hoist sweep''')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Have the host resize it to this width')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Answer to a question that a custom uploader asks; repeatable')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Enter directories')
            [CompletionResult]::new('--recursive', '--recursive', [CompletionResultType]::ParameterName, 'Enter directories')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'The inputs in --files-from are separated by NUL')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'The inputs in --files-from are separated by NUL')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'What is on the clipboard: copied files, or an image; with --text its text')
            [CompletionResult]::new('--reuse', '--reuse', [CompletionResultType]::ParameterName, 'Send nothing whose bytes this profile has already; print the known link')
            [CompletionResult]::new('--strip', '--strip', [CompletionResultType]::ParameterName, 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)')
            [CompletionResult]::new('--no-strip', '--no-strip', [CompletionResultType]::ParameterName, 'Don''t remove metadata, whatever the configuration says')
            [CompletionResult]::new('--post', '--post', [CompletionResultType]::ParameterName, 'Put all inputs into one post and print its link last')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'Take the inputs as text: files, - and --clipboard alike. Hosts that know no texts get a .txt file')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on with the newest upload that had the same inputs and profiles in the same directory, also after it was killed: what it delivered is not sent, its links are printed; a file that changed since is sent anew')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be sent where, limits and request included; contact nobody, open no keyring')
            [CompletionResult]::new('--guest', '--guest', [CompletionResultType]::ParameterName, 'Send no token, where the host allows it')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the host has processed it, where it takes its time')
            [CompletionResult]::new('--fallback', '--fallback', [CompletionResultType]::ParameterName, 'With several profiles: use the first that accepts each file')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Mark as adult content')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--no-copy', '--no-copy', [CompletionResultType]::ParameterName, 'Don''t copy, whatever the configuration says')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the links in a browser')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Show each link as a QR code on the terminal')
            [CompletionResult]::new('--notify', '--notify', [CompletionResultType]::ParameterName, 'Tell the desktop what became of it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;up' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read inputs from a file, one a line; - for stdin')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'File name to send')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--post-id', '--post-id', [CompletionResultType]::ParameterName, 'Attach to an existing post')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; may be given several times')
            [CompletionResult]::new('--album', '--album', [CompletionResultType]::ParameterName, 'Album, by the host''s id')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Category, by the host''s id')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'Folder, by the host''s id')
            [CompletionResult]::new('--visibility', '--visibility', [CompletionResultType]::ParameterName, 'Who can see it')
            [CompletionResult]::new('--expire', '--expire', [CompletionResultType]::ParameterName, 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can''t, by ''hoist sweep''')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Have the host resize it to this width')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Answer to a question that a custom uploader asks; repeatable')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Enter directories')
            [CompletionResult]::new('--recursive', '--recursive', [CompletionResultType]::ParameterName, 'Enter directories')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'The inputs in --files-from are separated by NUL')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'The inputs in --files-from are separated by NUL')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'What is on the clipboard: copied files, or an image; with --text its text')
            [CompletionResult]::new('--reuse', '--reuse', [CompletionResultType]::ParameterName, 'Send nothing whose bytes this profile has already; print the known link')
            [CompletionResult]::new('--strip', '--strip', [CompletionResultType]::ParameterName, 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)')
            [CompletionResult]::new('--no-strip', '--no-strip', [CompletionResultType]::ParameterName, 'Don''t remove metadata, whatever the configuration says')
            [CompletionResult]::new('--post', '--post', [CompletionResultType]::ParameterName, 'Put all inputs into one post and print its link last')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'Take the inputs as text: files, - and --clipboard alike. Hosts that know no texts get a .txt file')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Go on with the newest upload that had the same inputs and profiles in the same directory, also after it was killed: what it delivered is not sent, its links are printed; a file that changed since is sent anew')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be sent where, limits and request included; contact nobody, open no keyring')
            [CompletionResult]::new('--guest', '--guest', [CompletionResultType]::ParameterName, 'Send no token, where the host allows it')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the host has processed it, where it takes its time')
            [CompletionResult]::new('--fallback', '--fallback', [CompletionResultType]::ParameterName, 'With several profiles: use the first that accepts each file')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Mark as adult content')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--no-copy', '--no-copy', [CompletionResultType]::ParameterName, 'Don''t copy, whatever the configuration says')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the links in a browser')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Show each link as a QR code on the terminal')
            [CompletionResult]::new('--notify', '--notify', [CompletionResultType]::ParameterName, 'Tell the desktop what became of it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;shot' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'File name to send')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; may be given several times')
            [CompletionResult]::new('--album', '--album', [CompletionResultType]::ParameterName, 'Album, by the host''s id')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Category, by the host''s id')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'Folder, by the host''s id')
            [CompletionResult]::new('--visibility', '--visibility', [CompletionResultType]::ParameterName, 'Who can see it')
            [CompletionResult]::new('--expire', '--expire', [CompletionResultType]::ParameterName, 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can''t, by ''hoist sweep''')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Have the host resize it to this width')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Answer to a question that a custom uploader asks; repeatable')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'What is selected with the mouse; so it is without these three')
            [CompletionResult]::new('--window', '--window', [CompletionResultType]::ParameterName, 'One window')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'The whole screen')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Keep the file also when it is uploaded')
            [CompletionResult]::new('--reuse', '--reuse', [CompletionResultType]::ParameterName, 'Send nothing whose bytes this profile has already; print the known link')
            [CompletionResult]::new('--strip', '--strip', [CompletionResultType]::ParameterName, 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)')
            [CompletionResult]::new('--no-strip', '--no-strip', [CompletionResultType]::ParameterName, 'Don''t remove metadata, whatever the configuration says')
            [CompletionResult]::new('--guest', '--guest', [CompletionResultType]::ParameterName, 'Send no token, where the host allows it')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the host has processed it, where it takes its time')
            [CompletionResult]::new('--fallback', '--fallback', [CompletionResultType]::ParameterName, 'With several profiles: use the first that accepts each file')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Mark as adult content')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--no-copy', '--no-copy', [CompletionResultType]::ParameterName, 'Don''t copy, whatever the configuration says')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the links in a browser')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Show each link as a QR code on the terminal')
            [CompletionResult]::new('--notify', '--notify', [CompletionResultType]::ParameterName, 'Tell the desktop what became of it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;shorten' {
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Answer to a question that a custom uploader asks; repeatable')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be sent where, contact nobody')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--no-copy', '--no-copy', [CompletionResultType]::ParameterName, 'Don''t copy, whatever the configuration says')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the links in a browser')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Show each link as a QR code on the terminal')
            [CompletionResult]::new('--notify', '--notify', [CompletionResultType]::ParameterName, 'Tell the desktop what became of it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;watch' {
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; may be given several times')
            [CompletionResult]::new('--album', '--album', [CompletionResultType]::ParameterName, 'Album, by the host''s id')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Category, by the host''s id')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'Folder, by the host''s id')
            [CompletionResult]::new('--visibility', '--visibility', [CompletionResultType]::ParameterName, 'Who can see it')
            [CompletionResult]::new('--expire', '--expire', [CompletionResultType]::ParameterName, 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can''t, by ''hoist sweep''')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Have the host resize it to this width')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Answer to a question that a custom uploader asks; repeatable')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Also the directories in it')
            [CompletionResult]::new('--recursive', '--recursive', [CompletionResultType]::ParameterName, 'Also the directories in it')
            [CompletionResult]::new('--existing', '--existing', [CompletionResultType]::ParameterName, 'Also what is there already and was not sent yet')
            [CompletionResult]::new('--reuse', '--reuse', [CompletionResultType]::ParameterName, 'Send nothing whose bytes this profile has already; print the known link')
            [CompletionResult]::new('--strip', '--strip', [CompletionResultType]::ParameterName, 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)')
            [CompletionResult]::new('--no-strip', '--no-strip', [CompletionResultType]::ParameterName, 'Don''t remove metadata, whatever the configuration says')
            [CompletionResult]::new('--guest', '--guest', [CompletionResultType]::ParameterName, 'Send no token, where the host allows it')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the host has processed it, where it takes its time')
            [CompletionResult]::new('--fallback', '--fallback', [CompletionResultType]::ParameterName, 'With several profiles: use the first that accepts each file')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Mark as adult content')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--no-copy', '--no-copy', [CompletionResultType]::ParameterName, 'Don''t copy, whatever the configuration says')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the links in a browser')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Show each link as a QR code on the terminal')
            [CompletionResult]::new('--notify', '--notify', [CompletionResultType]::ParameterName, 'Tell the desktop what became of it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;serve' {
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port of 127.0.0.1; 0 takes a free one')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'Key that uploads need, as Authorization: Bearer, X-PicGo-Secret, ?secret= or ?key=')
            [CompletionResult]::new('--allow-origin', '--allow-origin', [CompletionResultType]::ParameterName, 'Site whose pages may upload, such as https://notes.example.org; may be given several times')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; may be given several times')
            [CompletionResult]::new('--album', '--album', [CompletionResultType]::ParameterName, 'Album, by the host''s id')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Category, by the host''s id')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'Folder, by the host''s id')
            [CompletionResult]::new('--visibility', '--visibility', [CompletionResultType]::ParameterName, 'Who can see it')
            [CompletionResult]::new('--expire', '--expire', [CompletionResultType]::ParameterName, 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can''t, by ''hoist sweep''')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Have the host resize it to this width')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Answer to a question that a custom uploader asks; repeatable')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--picgo', '--picgo', [CompletionResultType]::ParameterName, 'Speak PicGo''s protocol')
            [CompletionResult]::new('--reuse', '--reuse', [CompletionResultType]::ParameterName, 'Send nothing whose bytes this profile has already; print the known link')
            [CompletionResult]::new('--strip', '--strip', [CompletionResultType]::ParameterName, 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)')
            [CompletionResult]::new('--no-strip', '--no-strip', [CompletionResultType]::ParameterName, 'Don''t remove metadata, whatever the configuration says')
            [CompletionResult]::new('--guest', '--guest', [CompletionResultType]::ParameterName, 'Send no token, where the host allows it')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the host has processed it, where it takes its time')
            [CompletionResult]::new('--fallback', '--fallback', [CompletionResultType]::ParameterName, 'With several profiles: use the first that accepts each file')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Mark as adult content')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--no-copy', '--no-copy', [CompletionResultType]::ParameterName, 'Don''t copy, whatever the configuration says')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the links in a browser')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Show each link as a QR code on the terminal')
            [CompletionResult]::new('--notify', '--notify', [CompletionResultType]::ParameterName, 'Tell the desktop what became of it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;ls' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Start at this page of --limit items')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'What this user has, instead of what is yours')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Order of the list')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Not older than this')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only with this tag; may be given several times')
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Only with this text')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this date on: 2026-01-31, or how long ago: 3d')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Up to this date')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Only files of this class')
            [CompletionResult]::new('--exclude-tag', '--exclude-tag', [CompletionResultType]::ParameterName, 'Only without this tag; may be given several times')
            [CompletionResult]::new('--min-size', '--min-size', [CompletionResultType]::ParameterName, 'At least this large: 20k, 5M')
            [CompletionResult]::new('--max-size', '--max-size', [CompletionResultType]::ParameterName, 'At most this large')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'In this folder, by the host''s id')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only those that are active, those in the trash, or all')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everything there is')
            [CompletionResult]::new('--feed', '--feed', [CompletionResultType]::ParameterName, 'The public feed, instead of what is yours')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Adult content too')
            [CompletionResult]::new('--favorite', '--favorite', [CompletionResultType]::ParameterName, 'Only favourites')
            [CompletionResult]::new('--history', '--history', [CompletionResultType]::ParameterName, 'From the local history, without asking the host')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;show' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--private-link', '--private-link', [CompletionResultType]::ParameterName, 'Print a link that opens a private media for a while')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;edit' {
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'New title')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'New description')
            [CompletionResult]::new('--visibility', '--visibility', [CompletionResultType]::ParameterName, 'Who can see it')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Mark as adult content; --nsfw=false takes the mark away')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'These tags and no others; may be given several times')
            [CompletionResult]::new('--add-tag', '--add-tag', [CompletionResultType]::ParameterName, 'This tag as well; may be given several times')
            [CompletionResult]::new('--remove-tag', '--remove-tag', [CompletionResultType]::ParameterName, 'No longer this tag; may be given several times')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'Into this folder, by the host''s id')
            [CompletionResult]::new('--album', '--album', [CompletionResultType]::ParameterName, 'Into this album, by the host''s id')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--no-folder', '--no-folder', [CompletionResultType]::ParameterName, 'Out of every folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;rm' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Also media that something uses')
            [CompletionResult]::new('--preserve-on-disk', '--preserve-on-disk', [CompletionResultType]::ParameterName, 'Forget the media, but leave the file on the host''s disk')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;undo' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be deleted, contact nobody')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;sweep' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be deleted, contact nobody')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;get' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; - for stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; - for stdout')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Have the host resize it to this width first')
            [CompletionResult]::new('--height', '--height', [CompletionResultType]::ParameterName, 'Have the host resize it to this height first')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--crop', '--crop', [CompletionResultType]::ParameterName, 'Cut to exactly that size instead of fitting into it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;mirror' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Profile that has them; links and @N bring their own')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'File name to send')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; may be given several times')
            [CompletionResult]::new('--album', '--album', [CompletionResultType]::ParameterName, 'Album, by the host''s id')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Category, by the host''s id')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'Folder, by the host''s id')
            [CompletionResult]::new('--visibility', '--visibility', [CompletionResultType]::ParameterName, 'Who can see it')
            [CompletionResult]::new('--expire', '--expire', [CompletionResultType]::ParameterName, 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can''t, by ''hoist sweep''')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Have the host resize it to this width')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Answer to a question that a custom uploader asks; repeatable')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be sent where, limits and request included; contact nobody, open no keyring')
            [CompletionResult]::new('--reuse', '--reuse', [CompletionResultType]::ParameterName, 'Send nothing whose bytes this profile has already; print the known link')
            [CompletionResult]::new('--strip', '--strip', [CompletionResultType]::ParameterName, 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)')
            [CompletionResult]::new('--no-strip', '--no-strip', [CompletionResultType]::ParameterName, 'Don''t remove metadata, whatever the configuration says')
            [CompletionResult]::new('--guest', '--guest', [CompletionResultType]::ParameterName, 'Send no token, where the host allows it')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the host has processed it, where it takes its time')
            [CompletionResult]::new('--fallback', '--fallback', [CompletionResultType]::ParameterName, 'With several profiles: use the first that accepts each file')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Mark as adult content')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--no-copy', '--no-copy', [CompletionResultType]::ParameterName, 'Don''t copy, whatever the configuration says')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the links in a browser')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Show each link as a QR code on the terminal')
            [CompletionResult]::new('--notify', '--notify', [CompletionResultType]::ParameterName, 'Tell the desktop what became of it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;open' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;copy' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a post from files, which are uploaded first, and from media that are on the host')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List your posts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one post with its media')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change a post; only what is given is changed')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete a post')
            [CompletionResult]::new('results', 'results', [CompletionResultType]::ParameterValue, 'Show what became of a publication at each destination')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Send failed destinations of a publication again')
            [CompletionResult]::new('publish', 'publish', [CompletionResultType]::ParameterValue, 'Publish a draft')
            [CompletionResult]::new('accounts', 'accounts', [CompletionResultType]::ParameterValue, 'List where the profile can publish')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;post;create' {
            [CompletionResult]::new('--media', '--media', [CompletionResultType]::ParameterName, 'Media that is on the host already; may be given several times, mixes with files in order')
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read inputs from a file, one a line; - for stdin')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'File name to send')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; may be given several times')
            [CompletionResult]::new('--album', '--album', [CompletionResultType]::ParameterName, 'Album, by the host''s id')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Category, by the host''s id')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'Folder, by the host''s id')
            [CompletionResult]::new('--visibility', '--visibility', [CompletionResultType]::ParameterName, 'Who can see it')
            [CompletionResult]::new('--expire', '--expire', [CompletionResultType]::ParameterName, 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can''t, by ''hoist sweep''')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Have the host resize it to this width')
            [CompletionResult]::new('--content', '--content', [CompletionResultType]::ParameterName, 'Text of the post; - for stdin')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Account to publish on, by its id; may be given several times')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When to publish: 2026-07-01 09:00, or with an offset')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone of --at, such as Europe/Vienna; else the one of this machine')
            [CompletionResult]::new('--network-content', '--network-content', [CompletionResultType]::ParameterName, 'Another text for one network, as NETWORK=TEXT; may be given several times')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Enter directories')
            [CompletionResult]::new('--recursive', '--recursive', [CompletionResultType]::ParameterName, 'Enter directories')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'The inputs in --files-from are separated by NUL')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'The inputs in --files-from are separated by NUL')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'What is on the clipboard: copied files, or an image; with --text its text')
            [CompletionResult]::new('--reuse', '--reuse', [CompletionResultType]::ParameterName, 'Send nothing whose bytes this profile has already; print the known link')
            [CompletionResult]::new('--strip', '--strip', [CompletionResultType]::ParameterName, 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)')
            [CompletionResult]::new('--no-strip', '--no-strip', [CompletionResultType]::ParameterName, 'Don''t remove metadata, whatever the configuration says')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be sent where, limits and request included; contact nobody, open no keyring')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Mark as adult content')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Save without publishing')
            [CompletionResult]::new('--queue', '--queue', [CompletionResultType]::ParameterName, 'Take the next slot of the posting queue')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until every destination has an outcome')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--no-copy', '--no-copy', [CompletionResultType]::ParameterName, 'Don''t copy, whatever the configuration says')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the links in a browser')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Show each link as a QR code on the terminal')
            [CompletionResult]::new('--notify', '--notify', [CompletionResultType]::ParameterName, 'Tell the desktop what became of it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post;ls' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Start at this page of --limit items')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'What this user has, instead of what is yours')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Order of the list')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Not older than this')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only with this tag; may be given several times')
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Only with this text')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this date on: 2026-01-31, or how long ago: 3d')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Up to this date')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Only in this state; may be given several times')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Only on this account')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'Only on this network; may be given several times')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everything there is')
            [CompletionResult]::new('--feed', '--feed', [CompletionResultType]::ParameterName, 'The public feed, instead of what is yours')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Adult content too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post;show' {
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The key of a private post')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post;edit' {
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'New title')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'New description')
            [CompletionResult]::new('--visibility', '--visibility', [CompletionResultType]::ParameterName, 'Who can see it')
            [CompletionResult]::new('--nsfw', '--nsfw', [CompletionResultType]::ParameterName, 'Mark as adult content; --nsfw=false takes the mark away')
            [CompletionResult]::new('--order', '--order', [CompletionResultType]::ParameterName, 'The media in their new order, separated by commas')
            [CompletionResult]::new('--content', '--content', [CompletionResultType]::ParameterName, 'New text; - for stdin')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'New accounts, replacing all; may be given several times')
            [CompletionResult]::new('--media', '--media', [CompletionResultType]::ParameterName, 'New media, replacing all; may be given several times')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'New time')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone of --at')
            [CompletionResult]::new('--network-content', '--network-content', [CompletionResultType]::ParameterName, 'New text for one network, as NETWORK=TEXT; may be given several times')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post;rm' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post;results' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post;retry' {
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Only this account; may be given several times')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post;publish' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When; now, if not given')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'The time zone of --at')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post;accounts' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;post;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a post from files, which are uploaded first, and from media that are on the host')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List your posts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one post with its media')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change a post; only what is given is changed')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete a post')
            [CompletionResult]::new('results', 'results', [CompletionResultType]::ParameterValue, 'Show what became of a publication at each destination')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Send failed destinations of a publication again')
            [CompletionResult]::new('publish', 'publish', [CompletionResultType]::ParameterValue, 'Publish a draft')
            [CompletionResult]::new('accounts', 'accounts', [CompletionResultType]::ParameterValue, 'List where the profile can publish')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;post;help;create' {
            break
        }
        'hoist;post;help;ls' {
            break
        }
        'hoist;post;help;show' {
            break
        }
        'hoist;post;help;edit' {
            break
        }
        'hoist;post;help;rm' {
            break
        }
        'hoist;post;help;results' {
            break
        }
        'hoist;post;help;retry' {
            break
        }
        'hoist;post;help;publish' {
            break
        }
        'hoist;post;help;accounts' {
            break
        }
        'hoist;post;help;help' {
            break
        }
        'hoist;vote' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Leave an upvote')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Leave a downvote')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Leave no vote')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;vote;up' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--comment', '--comment', [CompletionResultType]::ParameterName, 'Vote on a comment; needs --toggle')
            [CompletionResult]::new('--toggle', '--toggle', [CompletionResultType]::ParameterName, 'Press the host''s button once, whatever stands')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;vote;down' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--comment', '--comment', [CompletionResultType]::ParameterName, 'Vote on a comment; needs --toggle')
            [CompletionResult]::new('--toggle', '--toggle', [CompletionResultType]::ParameterName, 'Press the host''s button once, whatever stands')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;vote;clear' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--comment', '--comment', [CompletionResultType]::ParameterName, 'Vote on a comment; needs --toggle')
            [CompletionResult]::new('--toggle', '--toggle', [CompletionResultType]::ParameterName, 'Press the host''s button once, whatever stands')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;vote;help' {
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Leave an upvote')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Leave a downvote')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Leave no vote')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;vote;help;up' {
            break
        }
        'hoist;vote;help;down' {
            break
        }
        'hoist;vote;help;clear' {
            break
        }
        'hoist;vote;help;help' {
            break
        }
        'hoist;comment' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Write a comment on a post')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete a comment')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List a user''s comments')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;comment;add' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;comment;rm' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;comment;ls' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Whose')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Start at this page of --limit items')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everything there is')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;comment;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Write a comment on a post')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete a comment')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List a user''s comments')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;comment;help;add' {
            break
        }
        'hoist;comment;help;rm' {
            break
        }
        'hoist;comment;help;ls' {
            break
        }
        'hoist;comment;help;help' {
            break
        }
        'hoist;user' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('posts', 'posts', [CompletionResultType]::ParameterValue, 'A user''s posts')
            [CompletionResult]::new('media', 'media', [CompletionResultType]::ParameterValue, 'A user''s media')
            [CompletionResult]::new('comments', 'comments', [CompletionResultType]::ParameterValue, 'A user''s comments')
            [CompletionResult]::new('followers', 'followers', [CompletionResultType]::ParameterValue, 'Who follows a user')
            [CompletionResult]::new('following', 'following', [CompletionResultType]::ParameterValue, 'Whom a user follows')
            [CompletionResult]::new('follow', 'follow', [CompletionResultType]::ParameterValue, 'Follow a user')
            [CompletionResult]::new('unfollow', 'unfollow', [CompletionResultType]::ParameterValue, 'Stop following a user')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;user;posts' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Start at this page of --limit items')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everything there is')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;user;media' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Start at this page of --limit items')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everything there is')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;user;comments' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Start at this page of --limit items')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everything there is')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;user;followers' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Start at this page of --limit items')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everything there is')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;user;following' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Start at this page of --limit items')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everything there is')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;user;follow' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;user;unfollow' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;user;help' {
            [CompletionResult]::new('posts', 'posts', [CompletionResultType]::ParameterValue, 'A user''s posts')
            [CompletionResult]::new('media', 'media', [CompletionResultType]::ParameterValue, 'A user''s media')
            [CompletionResult]::new('comments', 'comments', [CompletionResultType]::ParameterValue, 'A user''s comments')
            [CompletionResult]::new('followers', 'followers', [CompletionResultType]::ParameterValue, 'Who follows a user')
            [CompletionResult]::new('following', 'following', [CompletionResultType]::ParameterValue, 'Whom a user follows')
            [CompletionResult]::new('follow', 'follow', [CompletionResultType]::ParameterValue, 'Follow a user')
            [CompletionResult]::new('unfollow', 'unfollow', [CompletionResultType]::ParameterValue, 'Stop following a user')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;user;help;posts' {
            break
        }
        'hoist;user;help;media' {
            break
        }
        'hoist;user;help;comments' {
            break
        }
        'hoist;user;help;followers' {
            break
        }
        'hoist;user;help;following' {
            break
        }
        'hoist;user;help;follow' {
            break
        }
        'hoist;user;help;unfollow' {
            break
        }
        'hoist;user;help;help' {
            break
        }
        'hoist;history' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Text in name, title or link')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this date on: 2026-01-31, or how long ago: 3d')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Up to this date')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everything there is')
            [CompletionResult]::new('--links', '--links', [CompletionResultType]::ParameterName, 'Show delete links; whoever holds one can delete')
            [CompletionResult]::new('--batches', '--batches', [CompletionResultType]::ParameterName, 'The commands that sent files, with the numbers that ''hoist retry'' takes')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Forget entries; the media stay where they are')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Forget everything, or with -p one profile''s entries; the media stay where they are')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;history;rm' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;history;clear' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;history;help' {
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Forget entries; the media stay where they are')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Forget everything, or with -p one profile''s entries; the media stay where they are')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;history;help;rm' {
            break
        }
        'hoist;history;help;clear' {
            break
        }
        'hoist;history;help;help' {
            break
        }
        'hoist;retry' {
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Files in flight [default: 4]; the host''s limit wins')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Answer to a question that a custom uploader asks; repeatable')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as ''{name} {url}'' [default: url]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--unknown', '--unknown', [CompletionResultType]::ParameterName, 'Also uploads whose outcome is unknown: the host is asked first, and only what it surely does not have is sent')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Copy the links to the clipboard')
            [CompletionResult]::new('--no-copy', '--no-copy', [CompletionResultType]::ParameterName, 'Don''t copy, whatever the configuration says')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the links in a browser')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Show each link as a QR code on the terminal')
            [CompletionResult]::new('--notify', '--notify', [CompletionResultType]::ParameterName, 'Tell the desktop what became of it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;auth' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a profile''s token in the keyring')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Forget a profile''s tokens')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each token comes from; never the token')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;auth;login' {
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of token, where a host has several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--with-token', '--with-token', [CompletionResultType]::ParameterName, 'Read the token from stdin')
            [CompletionResult]::new('--insecure-storage', '--insecure-storage', [CompletionResultType]::ParameterName, 'Keep the token in a file with mode 0600 instead of the keyring')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;auth;logout' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;auth;status' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--remote', '--remote', [CompletionResultType]::ParameterName, 'Ask the host whether it takes the token, and for statistics and quota')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;auth;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a profile''s token in the keyring')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Forget a profile''s tokens')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each token comes from; never the token')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;auth;help;login' {
            break
        }
        'hoist;auth;help;logout' {
            break
        }
        'hoist;auth;help;status' {
            break
        }
        'hoist;auth;help;help' {
            break
        }
        'hoist;profile' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List profiles, configured and built in')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one profile')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a profile, or replace one')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a profile from the configuration')
            [CompletionResult]::new('default', 'default', [CompletionResultType]::ParameterValue, 'Use this profile when none is named')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;profile;ls' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;profile;show' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;profile;add' {
            [CompletionResult]::new('--token-command', '--token-command', [CompletionResultType]::ParameterName, 'A command whose first line of output is the token')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Accept plain http to hosts other than this machine')
            [CompletionResult]::new('--default', '--default', [CompletionResultType]::ParameterName, 'Make it the default')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;profile;rm' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;profile;default' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--unset', '--unset', [CompletionResultType]::ParameterName, 'No default any more')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;profile;help' {
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List profiles, configured and built in')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one profile')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a profile, or replace one')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a profile from the configuration')
            [CompletionResult]::new('default', 'default', [CompletionResultType]::ParameterValue, 'Use this profile when none is named')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;profile;help;ls' {
            break
        }
        'hoist;profile;help;show' {
            break
        }
        'hoist;profile;help;add' {
            break
        }
        'hoist;profile;help;rm' {
            break
        }
        'hoist;profile;help;default' {
            break
        }
        'hoist;profile;help;help' {
            break
        }
        'hoist;import' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Name of the profile; that of the uploader, if not given')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Answer to a question that a custom uploader asks; repeatable')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--insecure-storage', '--insecure-storage', [CompletionResultType]::ParameterName, 'Keep secrets in a file with mode 0600 instead of the keyring')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Accept plain http to hosts other than this machine')
            [CompletionResult]::new('--allow-identity', '--allow-identity', [CompletionResultType]::ParameterName, 'Let the uploader send your name and your computer''s (%un, %uln, %cn)')
            [CompletionResult]::new('--allow-files', '--allow-files', [CompletionResultType]::ParameterName, 'Let the uploader send lines of local files (%rf)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be imported, change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;export' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of stdout; - is stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of stdout; - is stdout')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--with-secrets', '--with-secrets', [CompletionResultType]::ParameterName, 'Write the secrets themselves; asks first')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;providers' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;doctor' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;completions' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;man' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Account or site to use; several, separated by commas, where a command takes several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the usual one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after this many seconds without progress')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to send a request again that the host refused for now')
            [CompletionResult]::new('--max-wait', '--max-wait', [CompletionResultType]::ParameterName, 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on stderr')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each request on stderr; twice: with headers. Secrets are never shown')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Never wait for a host that asks to slow down, or whose limit is used up')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'hoist;help' {
            [CompletionResult]::new('upload', 'upload', [CompletionResultType]::ParameterValue, 'Put files on a host, print their links')
            [CompletionResult]::new('shot', 'shot', [CompletionResultType]::ParameterValue, 'Take a screenshot and upload it')
            [CompletionResult]::new('shorten', 'shorten', [CompletionResultType]::ParameterValue, 'Make short links')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Upload what appears in a directory, as soon as it is complete')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Take uploads from plug-ins of other programs')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List your media on a host')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show all that is known of one media')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change title, description, visibility, tags or folder of one media')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete media from the host')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Delete what the last command put online')
            [CompletionResult]::new('sweep', 'sweep', [CompletionResultType]::ParameterValue, 'Delete what has passed its --expire on hosts that delete nothing by themselves')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Download one media')
            [CompletionResult]::new('mirror', 'mirror', [CompletionResultType]::ParameterValue, 'Copy media from one host to another')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Open the page of one media in a browser')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Copy the link of one media to the clipboard')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Make, list, change and publish posts')
            [CompletionResult]::new('vote', 'vote', [CompletionResultType]::ParameterValue, 'Vote on a post: up, down, or clear')
            [CompletionResult]::new('comment', 'comment', [CompletionResultType]::ParameterValue, 'Write, delete and list comments')
            [CompletionResult]::new('user', 'user', [CompletionResultType]::ParameterValue, 'Look at other users, follow them')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'Show what was uploaded from here')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Send again what failed in the last upload, and what it never began')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Store, forget and check tokens')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'Manage accounts and sites')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Make profiles of ShareX custom uploaders')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write a profile as a ShareX custom uploader')
            [CompletionResult]::new('providers', 'providers', [CompletionResultType]::ParameterValue, 'Show what each provider can do')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Check configuration, history, keyring, clipboard, and each profile''s host and token')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hoist;help;upload' {
            break
        }
        'hoist;help;shot' {
            break
        }
        'hoist;help;shorten' {
            break
        }
        'hoist;help;watch' {
            break
        }
        'hoist;help;serve' {
            break
        }
        'hoist;help;ls' {
            break
        }
        'hoist;help;show' {
            break
        }
        'hoist;help;edit' {
            break
        }
        'hoist;help;rm' {
            break
        }
        'hoist;help;undo' {
            break
        }
        'hoist;help;sweep' {
            break
        }
        'hoist;help;get' {
            break
        }
        'hoist;help;mirror' {
            break
        }
        'hoist;help;open' {
            break
        }
        'hoist;help;copy' {
            break
        }
        'hoist;help;post' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a post from files, which are uploaded first, and from media that are on the host')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List your posts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one post with its media')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change a post; only what is given is changed')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete a post')
            [CompletionResult]::new('results', 'results', [CompletionResultType]::ParameterValue, 'Show what became of a publication at each destination')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Send failed destinations of a publication again')
            [CompletionResult]::new('publish', 'publish', [CompletionResultType]::ParameterValue, 'Publish a draft')
            [CompletionResult]::new('accounts', 'accounts', [CompletionResultType]::ParameterValue, 'List where the profile can publish')
            break
        }
        'hoist;help;post;create' {
            break
        }
        'hoist;help;post;ls' {
            break
        }
        'hoist;help;post;show' {
            break
        }
        'hoist;help;post;edit' {
            break
        }
        'hoist;help;post;rm' {
            break
        }
        'hoist;help;post;results' {
            break
        }
        'hoist;help;post;retry' {
            break
        }
        'hoist;help;post;publish' {
            break
        }
        'hoist;help;post;accounts' {
            break
        }
        'hoist;help;vote' {
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Leave an upvote')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Leave a downvote')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Leave no vote')
            break
        }
        'hoist;help;vote;up' {
            break
        }
        'hoist;help;vote;down' {
            break
        }
        'hoist;help;vote;clear' {
            break
        }
        'hoist;help;comment' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Write a comment on a post')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete a comment')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List a user''s comments')
            break
        }
        'hoist;help;comment;add' {
            break
        }
        'hoist;help;comment;rm' {
            break
        }
        'hoist;help;comment;ls' {
            break
        }
        'hoist;help;user' {
            [CompletionResult]::new('posts', 'posts', [CompletionResultType]::ParameterValue, 'A user''s posts')
            [CompletionResult]::new('media', 'media', [CompletionResultType]::ParameterValue, 'A user''s media')
            [CompletionResult]::new('comments', 'comments', [CompletionResultType]::ParameterValue, 'A user''s comments')
            [CompletionResult]::new('followers', 'followers', [CompletionResultType]::ParameterValue, 'Who follows a user')
            [CompletionResult]::new('following', 'following', [CompletionResultType]::ParameterValue, 'Whom a user follows')
            [CompletionResult]::new('follow', 'follow', [CompletionResultType]::ParameterValue, 'Follow a user')
            [CompletionResult]::new('unfollow', 'unfollow', [CompletionResultType]::ParameterValue, 'Stop following a user')
            break
        }
        'hoist;help;user;posts' {
            break
        }
        'hoist;help;user;media' {
            break
        }
        'hoist;help;user;comments' {
            break
        }
        'hoist;help;user;followers' {
            break
        }
        'hoist;help;user;following' {
            break
        }
        'hoist;help;user;follow' {
            break
        }
        'hoist;help;user;unfollow' {
            break
        }
        'hoist;help;history' {
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Forget entries; the media stay where they are')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Forget everything, or with -p one profile''s entries; the media stay where they are')
            break
        }
        'hoist;help;history;rm' {
            break
        }
        'hoist;help;history;clear' {
            break
        }
        'hoist;help;retry' {
            break
        }
        'hoist;help;auth' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Store a profile''s token in the keyring')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Forget a profile''s tokens')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where each token comes from; never the token')
            break
        }
        'hoist;help;auth;login' {
            break
        }
        'hoist;help;auth;logout' {
            break
        }
        'hoist;help;auth;status' {
            break
        }
        'hoist;help;profile' {
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List profiles, configured and built in')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one profile')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a profile, or replace one')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a profile from the configuration')
            [CompletionResult]::new('default', 'default', [CompletionResultType]::ParameterValue, 'Use this profile when none is named')
            break
        }
        'hoist;help;profile;ls' {
            break
        }
        'hoist;help;profile;show' {
            break
        }
        'hoist;help;profile;add' {
            break
        }
        'hoist;help;profile;rm' {
            break
        }
        'hoist;help;profile;default' {
            break
        }
        'hoist;help;import' {
            break
        }
        'hoist;help;export' {
            break
        }
        'hoist;help;providers' {
            break
        }
        'hoist;help;doctor' {
            break
        }
        'hoist;help;completions' {
            break
        }
        'hoist;help;man' {
            break
        }
        'hoist;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
