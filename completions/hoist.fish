# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_hoist_global_optspecs
    string join \n p/profile= config= json q/quiet v/verbose color= no-input y/yes timeout= retries= max-wait= no-wait h/help V/version
end

function __fish_hoist_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_hoist_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_hoist_using_subcommand
    set -l cmd (__fish_hoist_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c hoist -n "__fish_hoist_needs_command" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_needs_command" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_needs_command" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_needs_command" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_needs_command" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_needs_command" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_needs_command" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_needs_command" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_needs_command" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_needs_command" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_needs_command" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_needs_command" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_needs_command" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_needs_command" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "upload" -d 'Put files on a host, print their links'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "up" -d 'Put files on a host, print their links'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "shot" -d 'Take a screenshot and upload it'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "shorten" -d 'Make short links'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "watch" -d 'Upload what appears in a directory, as soon as it is complete'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "serve" -d 'Take uploads from plug-ins of other programs'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "ls" -d 'List your media on a host'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "show" -d 'Show all that is known of one media'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "edit" -d 'Change title, description, visibility, tags or folder of one media'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "rm" -d 'Delete media from the host'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "undo" -d 'Delete what the last command put online'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "sweep" -d 'Delete what has passed its --expire on hosts that delete nothing by themselves'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "get" -d 'Download one media'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "mirror" -d 'Copy media from one host to another'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "open" -d 'Open the page of one media in a browser'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "copy" -d 'Copy the link of one media to the clipboard'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "post" -d 'Make, list, change and publish posts'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "vote" -d 'Vote on a post: up, down, or clear'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "comment" -d 'Write, delete and list comments'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "user" -d 'Look at other users, follow them'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "history" -d 'Show what was uploaded from here'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "retry" -d 'Send again what failed in the last upload, and what it never began'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "auth" -d 'Store, forget and check tokens'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "profile" -d 'Manage accounts and sites'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "import" -d 'Make profiles of ShareX custom uploaders'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "export" -d 'Write a profile as a ShareX custom uploader'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "providers" -d 'Show what each provider can do'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "doctor" -d 'Check configuration, keyring, clipboard, and each profile\'s host, token and quota'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "man" -d 'Write the man pages'
complete -c hoist -n "__fish_hoist_needs_command" -f -a "help" -d 'Show help for a command, or on a topic: exit-codes, formats, environment, providers'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l files-from -d 'Read inputs from a file, one a line; - for stdin' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l name -d 'File name to send' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s j -l jobs -d 'Files in flight [default: 4]; the host\'s limit wins' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l post-id -d 'Attach to an existing post' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l title -d 'Title' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l description -d 'Description' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l tag -d 'Tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l album -d 'Album, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l category -d 'Category, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l folder -d 'Folder, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l visibility -d 'Who can see it' -r -f -a "public\t''
hidden\t''
private\t''"
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l expire -d 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can\'t, by \'hoist sweep\'' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l width -d 'Have the host resize it to this width' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l input -d 'Answer to a question that a custom uploader asks; repeatable' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s f -l format -d 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as \'{name} {url}\' [default: url]' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s r -l recursive -d 'Enter directories'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s 0 -l null -d 'The inputs in --files-from are separated by NUL'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l clipboard -d 'What is on the clipboard: copied files, or an image; with --text its text'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l reuse -d 'Send nothing whose bytes this profile has already; print the known link'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l strip -d 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l no-strip -d 'Don\'t remove metadata, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l post -d 'Put all inputs into one post and print its link last'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l text -d 'Take the inputs as text: files, - and --clipboard alike. Hosts that know no texts get a .txt file'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l resume -d 'Go on with the newest upload that had the same inputs and profiles in the same directory, also after it was killed: what it delivered is not sent, its links are printed; a file that changed since is sent anew'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l dry-run -d 'Print what would be sent where, limits and request included; contact nobody, open no keyring'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l guest -d 'Send no token, where the host allows it'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l wait -d 'Wait until the host has processed it, where it takes its time'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l fallback -d 'With several profiles: use the first that accepts each file'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l nsfw -d 'Mark as adult content'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s c -l copy -d 'Copy the links to the clipboard'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l no-copy -d 'Don\'t copy, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l open -d 'Open the links in a browser'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l qr -d 'Show each link as a QR code on the terminal'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l notify -d 'Tell the desktop what became of it'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand upload" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l files-from -d 'Read inputs from a file, one a line; - for stdin' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand up" -l name -d 'File name to send' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -s j -l jobs -d 'Files in flight [default: 4]; the host\'s limit wins' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l post-id -d 'Attach to an existing post' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l title -d 'Title' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l description -d 'Description' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l tag -d 'Tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l album -d 'Album, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l category -d 'Category, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l folder -d 'Folder, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l visibility -d 'Who can see it' -r -f -a "public\t''
hidden\t''
private\t''"
complete -c hoist -n "__fish_hoist_using_subcommand up" -l expire -d 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can\'t, by \'hoist sweep\'' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l width -d 'Have the host resize it to this width' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l input -d 'Answer to a question that a custom uploader asks; repeatable' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -s f -l format -d 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as \'{name} {url}\' [default: url]' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand up" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand up" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand up" -s r -l recursive -d 'Enter directories'
complete -c hoist -n "__fish_hoist_using_subcommand up" -s 0 -l null -d 'The inputs in --files-from are separated by NUL'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l clipboard -d 'What is on the clipboard: copied files, or an image; with --text its text'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l reuse -d 'Send nothing whose bytes this profile has already; print the known link'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l strip -d 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l no-strip -d 'Don\'t remove metadata, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l post -d 'Put all inputs into one post and print its link last'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l text -d 'Take the inputs as text: files, - and --clipboard alike. Hosts that know no texts get a .txt file'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l resume -d 'Go on with the newest upload that had the same inputs and profiles in the same directory, also after it was killed: what it delivered is not sent, its links are printed; a file that changed since is sent anew'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l dry-run -d 'Print what would be sent where, limits and request included; contact nobody, open no keyring'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l guest -d 'Send no token, where the host allows it'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l wait -d 'Wait until the host has processed it, where it takes its time'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l fallback -d 'With several profiles: use the first that accepts each file'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l nsfw -d 'Mark as adult content'
complete -c hoist -n "__fish_hoist_using_subcommand up" -s c -l copy -d 'Copy the links to the clipboard'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l no-copy -d 'Don\'t copy, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l open -d 'Open the links in a browser'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l qr -d 'Show each link as a QR code on the terminal'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l notify -d 'Tell the desktop what became of it'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand up" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand up" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand up" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand up" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand up" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l name -d 'File name to send' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -s j -l jobs -d 'Files in flight [default: 4]; the host\'s limit wins' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l title -d 'Title' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l description -d 'Description' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l tag -d 'Tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l album -d 'Album, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l category -d 'Category, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l folder -d 'Folder, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l visibility -d 'Who can see it' -r -f -a "public\t''
hidden\t''
private\t''"
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l expire -d 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can\'t, by \'hoist sweep\'' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l width -d 'Have the host resize it to this width' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l input -d 'Answer to a question that a custom uploader asks; repeatable' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -s f -l format -d 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as \'{name} {url}\' [default: url]' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l region -d 'What is selected with the mouse; so it is without these three'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l window -d 'One window: the active one, or with maim and screencapture the one that is clicked'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l full -d 'The whole screen'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l keep -d 'Keep the file also when it is uploaded'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l reuse -d 'Send nothing whose bytes this profile has already; print the known link'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l strip -d 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l no-strip -d 'Don\'t remove metadata, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l guest -d 'Send no token, where the host allows it'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l wait -d 'Wait until the host has processed it, where it takes its time'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l fallback -d 'With several profiles: use the first that accepts each file'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l nsfw -d 'Mark as adult content'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -s c -l copy -d 'Copy the links to the clipboard'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l no-copy -d 'Don\'t copy, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l open -d 'Open the links in a browser'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l qr -d 'Show each link as a QR code on the terminal'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l notify -d 'Tell the desktop what became of it'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand shot" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l input -d 'Answer to a question that a custom uploader asks; repeatable' -r
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -s f -l format -d 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as \'{name} {url}\' [default: url]' -r
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l dry-run -d 'Print what would be sent where, contact nobody'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -s c -l copy -d 'Copy the links to the clipboard'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l no-copy -d 'Don\'t copy, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l open -d 'Open the links in a browser'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l qr -d 'Show each link as a QR code on the terminal'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l notify -d 'Tell the desktop what became of it'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand shorten" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s j -l jobs -d 'Files in flight [default: 4]; the host\'s limit wins' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l title -d 'Title' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l description -d 'Description' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l tag -d 'Tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l album -d 'Album, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l category -d 'Category, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l folder -d 'Folder, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l visibility -d 'Who can see it' -r -f -a "public\t''
hidden\t''
private\t''"
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l expire -d 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can\'t, by \'hoist sweep\'' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l width -d 'Have the host resize it to this width' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l input -d 'Answer to a question that a custom uploader asks; repeatable' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s f -l format -d 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as \'{name} {url}\' [default: url]' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s r -l recursive -d 'Also the directories in it'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l existing -d 'Also what is there already and was not sent yet'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l reuse -d 'Send nothing whose bytes this profile has already; print the known link'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l strip -d 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l no-strip -d 'Don\'t remove metadata, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l guest -d 'Send no token, where the host allows it'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l wait -d 'Wait until the host has processed it, where it takes its time'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l fallback -d 'With several profiles: use the first that accepts each file'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l nsfw -d 'Mark as adult content'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s c -l copy -d 'Copy the links to the clipboard'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l no-copy -d 'Don\'t copy, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l open -d 'Open the links in a browser'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l qr -d 'Show each link as a QR code on the terminal'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l notify -d 'Tell the desktop what became of it'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand watch" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l port -d 'Port of 127.0.0.1; 0 takes a free one' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l key -d 'Key that uploads need, as Authorization: Bearer, X-PicGo-Secret, ?secret= or ?key=' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l allow-origin -d 'Site whose pages may upload, such as https://notes.example.org; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -s j -l jobs -d 'Files in flight [default: 4]; the host\'s limit wins' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l title -d 'Title' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l description -d 'Description' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l tag -d 'Tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l album -d 'Album, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l category -d 'Category, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l folder -d 'Folder, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l visibility -d 'Who can see it' -r -f -a "public\t''
hidden\t''
private\t''"
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l expire -d 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can\'t, by \'hoist sweep\'' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l width -d 'Have the host resize it to this width' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l input -d 'Answer to a question that a custom uploader asks; repeatable' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -s f -l format -d 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as \'{name} {url}\' [default: url]' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l picgo -d 'Speak PicGo\'s protocol'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l reuse -d 'Send nothing whose bytes this profile has already; print the known link'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l strip -d 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l no-strip -d 'Don\'t remove metadata, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l guest -d 'Send no token, where the host allows it'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l wait -d 'Wait until the host has processed it, where it takes its time'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l fallback -d 'With several profiles: use the first that accepts each file'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l nsfw -d 'Mark as adult content'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -s c -l copy -d 'Copy the links to the clipboard'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l no-copy -d 'Don\'t copy, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l open -d 'Open the links in a browser'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l qr -d 'Show each link as a QR code on the terminal'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l notify -d 'Tell the desktop what became of it'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand serve" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l limit -d 'At most this many' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l page -d 'Start at this page of --limit items' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l user -d 'What this user has, instead of what is yours' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l sort -d 'Order of the list' -r -f -a "latest\t''
random\t''"
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l period -d 'Not older than this' -r -f -a "day\t''
week\t''
month\t''
year\t''
all\t''"
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l tag -d 'Only with this tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l search -d 'Only with this text' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l since -d 'From this date on: 2026-01-31, or how long ago: 3d' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l until -d 'Up to this date' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l type -d 'Only files of this class' -r -f -a "image\t''
video\t''
document\t''"
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l exclude-tag -d 'Only without this tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l min-size -d 'At least this large: 20k, 5M' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l max-size -d 'At most this large' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l folder -d 'In this folder, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l status -d 'Only those that are active, those in the trash, or all' -r -f -a "active\t''
trash\t''
all\t''"
complete -c hoist -n "__fish_hoist_using_subcommand ls" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l all -d 'Everything there is'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l feed -d 'The public feed, instead of what is yours'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l nsfw -d 'Adult content too'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l favorite -d 'Only favourites'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l history -d 'From the local history, without asking the host'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand ls" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand show" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand show" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand show" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand show" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand show" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand show" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand show" -l private-link -d 'Print a link that opens a private media for a while'
complete -c hoist -n "__fish_hoist_using_subcommand show" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand show" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand show" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand show" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand show" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand show" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand show" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand show" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l title -d 'New title' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l description -d 'New description' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l visibility -d 'Who can see it' -r -f -a "public\t''
hidden\t''
private\t''"
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l nsfw -d 'Mark as adult content; --nsfw=false takes the mark away' -r -f -a "true\t''
false\t''"
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l tag -d 'These tags and no others; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l add-tag -d 'This tag as well; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l remove-tag -d 'No longer this tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l folder -d 'Into this folder, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l album -d 'Into this album, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l no-folder -d 'Out of every folder'
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand edit" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand edit" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand edit" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand edit" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand edit" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l force -d 'Also media that something uses'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l preserve-on-disk -d 'Forget the media, but leave the file on the host\'s disk'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand rm" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand undo" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand undo" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand undo" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand undo" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand undo" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand undo" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand undo" -l dry-run -d 'Print what would be deleted, contact nobody'
complete -c hoist -n "__fish_hoist_using_subcommand undo" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand undo" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand undo" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand undo" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand undo" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand undo" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand undo" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -l dry-run -d 'Print what would be deleted, contact nobody'
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand sweep" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand get" -s o -l output -d 'Write to this file; - for stdout' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand get" -l width -d 'Have the host resize it to this width first' -r
complete -c hoist -n "__fish_hoist_using_subcommand get" -l height -d 'Have the host resize it to this height first' -r
complete -c hoist -n "__fish_hoist_using_subcommand get" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand get" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand get" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand get" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand get" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand get" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand get" -l crop -d 'Cut to exactly that size instead of fitting into it'
complete -c hoist -n "__fish_hoist_using_subcommand get" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand get" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand get" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand get" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand get" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand get" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand get" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l from -d 'Profile that has them; links and @N bring their own' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l name -d 'File name to send' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -s j -l jobs -d 'Files in flight [default: 4]; the host\'s limit wins' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l title -d 'Title' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l description -d 'Description' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l tag -d 'Tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l album -d 'Album, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l category -d 'Category, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l folder -d 'Folder, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l visibility -d 'Who can see it' -r -f -a "public\t''
hidden\t''
private\t''"
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l expire -d 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can\'t, by \'hoist sweep\'' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l width -d 'Have the host resize it to this width' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l input -d 'Answer to a question that a custom uploader asks; repeatable' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -s f -l format -d 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as \'{name} {url}\' [default: url]' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l dry-run -d 'Print what would be sent where, limits and request included; contact nobody, open no keyring'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l reuse -d 'Send nothing whose bytes this profile has already; print the known link'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l strip -d 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l no-strip -d 'Don\'t remove metadata, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l guest -d 'Send no token, where the host allows it'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l wait -d 'Wait until the host has processed it, where it takes its time'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l fallback -d 'With several profiles: use the first that accepts each file'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l nsfw -d 'Mark as adult content'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -s c -l copy -d 'Copy the links to the clipboard'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l no-copy -d 'Don\'t copy, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l open -d 'Open the links in a browser'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l qr -d 'Show each link as a QR code on the terminal'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l notify -d 'Tell the desktop what became of it'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand mirror" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand open" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand open" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand open" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand open" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand open" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand open" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand open" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand open" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand open" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand open" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand open" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand open" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand open" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand open" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand copy" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand copy" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand copy" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand copy" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand copy" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand copy" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand copy" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand copy" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand copy" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand copy" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand copy" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand copy" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand copy" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand copy" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -f -a "create" -d 'Make a post from files, which are uploaded first, and from media that are on the host'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -f -a "ls" -d 'List your posts'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -f -a "show" -d 'Show one post with its media'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -f -a "edit" -d 'Change a post; only what is given is changed'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -f -a "rm" -d 'Delete a post'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -f -a "results" -d 'Show what became of a publication at each destination'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -f -a "retry" -d 'Send failed destinations of a publication again'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -f -a "publish" -d 'Publish a draft'
complete -c hoist -n "__fish_hoist_using_subcommand post; and not __fish_seen_subcommand_from create ls show edit rm results retry publish accounts" -f -a "accounts" -d 'List where the profile can publish'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l media -d 'Media that is on the host already; may be given several times, mixes with files in order' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l files-from -d 'Read inputs from a file, one a line; - for stdin' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l name -d 'File name to send' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s j -l jobs -d 'Files in flight [default: 4]; the host\'s limit wins' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l title -d 'Title' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l description -d 'Description' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l tag -d 'Tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l album -d 'Album, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l category -d 'Category, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l folder -d 'Folder, by the host\'s id' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l visibility -d 'Who can see it' -r -f -a "public\t''
hidden\t''
private\t''"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l expire -d 'Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can\'t, by \'hoist sweep\'' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l width -d 'Have the host resize it to this width' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l content -d 'Text of the post; - for stdin' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l account -d 'Account to publish on, by its id; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l at -d 'When to publish: 2026-07-01 09:00, or with an offset' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l tz -d 'The time zone of --at, such as Europe/Vienna; else the one of this machine' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l network-content -d 'Another text for one network, as NETWORK=TEXT; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s f -l format -d 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as \'{name} {url}\' [default: url]' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s r -l recursive -d 'Enter directories'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s 0 -l null -d 'The inputs in --files-from are separated by NUL'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l clipboard -d 'What is on the clipboard: copied files, or an image; with --text its text'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l reuse -d 'Send nothing whose bytes this profile has already; print the known link'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l strip -d 'Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l no-strip -d 'Don\'t remove metadata, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l dry-run -d 'Print what would be sent where, limits and request included; contact nobody, open no keyring'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l nsfw -d 'Mark as adult content'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l draft -d 'Save without publishing'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l queue -d 'Take the next slot of the posting queue'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l wait -d 'Wait until every destination has an outcome'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s c -l copy -d 'Copy the links to the clipboard'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l no-copy -d 'Don\'t copy, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l open -d 'Open the links in a browser'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l qr -d 'Show each link as a QR code on the terminal'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l notify -d 'Tell the desktop what became of it'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l limit -d 'At most this many' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l page -d 'Start at this page of --limit items' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l user -d 'What this user has, instead of what is yours' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l sort -d 'Order of the list' -r -f -a "latest\t''
random\t''"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l period -d 'Not older than this' -r -f -a "day\t''
week\t''
month\t''
year\t''
all\t''"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l tag -d 'Only with this tag; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l search -d 'Only with this text' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l since -d 'From this date on: 2026-01-31, or how long ago: 3d' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l until -d 'Up to this date' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l state -d 'Only in this state; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l account -d 'Only on this account' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l network -d 'Only on this network; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l all -d 'Everything there is'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l feed -d 'The public feed, instead of what is yours'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l nsfw -d 'Adult content too'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -l key -d 'The key of a private post' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l title -d 'New title' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l description -d 'New description' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l visibility -d 'Who can see it' -r -f -a "public\t''
hidden\t''
private\t''"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l nsfw -d 'Mark as adult content; --nsfw=false takes the mark away' -r -f -a "true\t''
false\t''"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l order -d 'The media in their new order, separated by commas' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l content -d 'New text; - for stdin' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l account -d 'New accounts, replacing all; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l media -d 'New media, replacing all; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l at -d 'New time' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l tz -d 'The time zone of --at' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l network-content -d 'New text for one network, as NETWORK=TEXT; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from edit" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from rm" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from results" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -l account -d 'Only this account; may be given several times' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from retry" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l at -d 'When; now, if not given' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l tz -d 'The time zone of --at' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from publish" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand post; and __fish_seen_subcommand_from accounts" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -f -a "up" -d 'Leave an upvote'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -f -a "down" -d 'Leave a downvote'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and not __fish_seen_subcommand_from up down clear" -f -a "clear" -d 'Leave no vote'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l comment -d 'Vote on a comment; needs --toggle'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l toggle -d 'Press the host\'s button once, whatever stands'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from up" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l comment -d 'Vote on a comment; needs --toggle'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l toggle -d 'Press the host\'s button once, whatever stands'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from down" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l comment -d 'Vote on a comment; needs --toggle'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l toggle -d 'Press the host\'s button once, whatever stands'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand vote; and __fish_seen_subcommand_from clear" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -f -a "add" -d 'Write a comment on a post'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -f -a "rm" -d 'Delete a comment'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and not __fish_seen_subcommand_from add rm ls" -f -a "ls" -d 'List a user\'s comments'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from add" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from rm" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l user -d 'Whose' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l limit -d 'At most this many' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l page -d 'Start at this page of --limit items' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l all -d 'Everything there is'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand comment; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -f -a "posts" -d 'A user\'s posts'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -f -a "media" -d 'A user\'s media'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -f -a "comments" -d 'A user\'s comments'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -f -a "followers" -d 'Who follows a user'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -f -a "following" -d 'Whom a user follows'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -f -a "follow" -d 'Follow a user'
complete -c hoist -n "__fish_hoist_using_subcommand user; and not __fish_seen_subcommand_from posts media comments followers following follow unfollow" -f -a "unfollow" -d 'Stop following a user'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l limit -d 'At most this many' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l page -d 'Start at this page of --limit items' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l all -d 'Everything there is'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from posts" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l limit -d 'At most this many' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l page -d 'Start at this page of --limit items' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l all -d 'Everything there is'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from media" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l limit -d 'At most this many' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l page -d 'Start at this page of --limit items' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l all -d 'Everything there is'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from comments" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l limit -d 'At most this many' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l page -d 'Start at this page of --limit items' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l all -d 'Everything there is'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from followers" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l limit -d 'At most this many' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l page -d 'Start at this page of --limit items' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l all -d 'Everything there is'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from following" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from follow" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand user; and __fish_seen_subcommand_from unfollow" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l limit -d 'At most this many' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l search -d 'Text in name, title or link' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l since -d 'From this date on: 2026-01-31, or how long ago: 3d' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l until -d 'Up to this date' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l all -d 'Everything there is'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l links -d 'Show delete links; whoever holds one can delete'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l batches -d 'The commands that sent files, with the numbers that \'hoist retry\' takes'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -f -a "rm" -d 'Forget entries; the media stay where they are'
complete -c hoist -n "__fish_hoist_using_subcommand history; and not __fish_seen_subcommand_from rm clear" -f -a "clear" -d 'Forget everything, or with -p one profile\'s entries; the media stay where they are'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from rm" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand history; and __fish_seen_subcommand_from clear" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -s j -l jobs -d 'Files in flight [default: 4]; the host\'s limit wins' -r
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l input -d 'Answer to a question that a custom uploader asks; repeatable' -r
complete -c hoist -n "__fish_hoist_using_subcommand retry" -s f -l format -d 'What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as \'{name} {url}\' [default: url]' -r
complete -c hoist -n "__fish_hoist_using_subcommand retry" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l unknown -d 'Also uploads whose outcome is unknown: the host is asked first, and only what it surely does not have is sent'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -s c -l copy -d 'Copy the links to the clipboard'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l no-copy -d 'Don\'t copy, whatever the configuration says'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l open -d 'Open the links in a browser'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l qr -d 'Show each link as a QR code on the terminal'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l notify -d 'Tell the desktop what became of it'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand retry" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -f -a "login" -d 'Store a profile\'s token in the keyring'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -f -a "logout" -d 'Forget a profile\'s tokens'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and not __fish_seen_subcommand_from login logout status" -f -a "status" -d 'Show where each token comes from; never the token'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l kind -d 'Kind of token, where a host has several' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l with-token -d 'Read the token from stdin'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l insecure-storage -d 'Keep the token in a file that only you can read, instead of the keyring'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l no-browser -d 'Only print the page where the token is made'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from login" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from logout" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -l remote -d 'Ask the host whether it takes the token, and for statistics and quota'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand auth; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -f -a "ls" -d 'List profiles, configured and built in'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -f -a "show" -d 'Show one profile'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -f -a "add" -d 'Add a profile, or replace one'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -f -a "rm" -d 'Remove a profile from the configuration'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and not __fish_seen_subcommand_from ls show add rm default" -f -a "default" -d 'Use this profile when none is named'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l token-command -d 'A command whose first line of output is the token' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l allow-http -d 'Accept plain http to hosts other than this machine'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l default -d 'Make it the default'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from add" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from rm" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -l unset -d 'No default any more'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand profile; and __fish_seen_subcommand_from default" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand import" -l name -d 'Name of the profile; that of the uploader, if not given' -r
complete -c hoist -n "__fish_hoist_using_subcommand import" -l input -d 'Answer to a question that a custom uploader asks; repeatable' -r
complete -c hoist -n "__fish_hoist_using_subcommand import" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand import" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand import" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand import" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand import" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand import" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand import" -l insecure-storage -d 'Keep secrets in a file that only you can read, instead of the keyring'
complete -c hoist -n "__fish_hoist_using_subcommand import" -l allow-http -d 'Accept plain http to hosts other than this machine'
complete -c hoist -n "__fish_hoist_using_subcommand import" -l allow-identity -d 'Let the uploader send your name and your computer\'s (%un, %uln, %cn)'
complete -c hoist -n "__fish_hoist_using_subcommand import" -l allow-files -d 'Let the uploader send lines of local files (%rf)'
complete -c hoist -n "__fish_hoist_using_subcommand import" -l dry-run -d 'Show what would be imported, change nothing'
complete -c hoist -n "__fish_hoist_using_subcommand import" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand import" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand import" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand import" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand import" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand import" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand import" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand export" -s o -l output -d 'Write to this file instead of stdout; - is stdout' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand export" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand export" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand export" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand export" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand export" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand export" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand export" -l with-secrets -d 'Write the secrets themselves; asks first'
complete -c hoist -n "__fish_hoist_using_subcommand export" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand export" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand export" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand export" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand export" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand export" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand export" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand providers" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand providers" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand providers" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand providers" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand providers" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand providers" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand providers" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand providers" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand providers" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand providers" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand providers" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand providers" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand providers" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand providers" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand doctor" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand completions" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand completions" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand completions" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand completions" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand completions" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand completions" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand completions" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand completions" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand completions" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand completions" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand completions" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand completions" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand completions" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand completions" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand man" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand man" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand man" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand man" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand man" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand man" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand man" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand man" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand man" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand man" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand man" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand man" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hoist -n "__fish_hoist_using_subcommand man" -s V -l version -d 'Print version'
complete -c hoist -n "__fish_hoist_using_subcommand help" -s p -l profile -d 'Account or site to use; several, separated by commas, where a command takes several' -r
complete -c hoist -n "__fish_hoist_using_subcommand help" -l config -d 'Configuration file to use instead of the usual one' -r -F
complete -c hoist -n "__fish_hoist_using_subcommand help" -l color -d 'When to use colours: auto, always or never' -r -f -a "auto\t'On terminals, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c hoist -n "__fish_hoist_using_subcommand help" -l timeout -d 'Give up after this many seconds without progress' -r
complete -c hoist -n "__fish_hoist_using_subcommand help" -l retries -d 'How often to send a request again that the host refused for now' -r
complete -c hoist -n "__fish_hoist_using_subcommand help" -l max-wait -d 'Longest wait that a host may ask for, or that its limits call for; if it is longer, give up' -r
complete -c hoist -n "__fish_hoist_using_subcommand help" -l json -d 'Print one JSON document on stdout'
complete -c hoist -n "__fish_hoist_using_subcommand help" -s q -l quiet -d 'Say nothing on stderr'
complete -c hoist -n "__fish_hoist_using_subcommand help" -s v -l verbose -d 'Tell each request on stderr; twice: with headers. Secrets are never shown'
complete -c hoist -n "__fish_hoist_using_subcommand help" -l no-input -d 'Never ask anything'
complete -c hoist -n "__fish_hoist_using_subcommand help" -s y -l yes -d 'Answer every question with yes'
complete -c hoist -n "__fish_hoist_using_subcommand help" -l no-wait -d 'Never wait for a host that asks to slow down, or whose limit is used up'
complete -c hoist -n "__fish_hoist_using_subcommand help" -s h -l help -d 'Print help'
complete -c hoist -n "__fish_hoist_using_subcommand help" -s V -l version -d 'Print version'
