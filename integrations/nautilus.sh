#!/bin/sh
# Nautilus gives the selected files in a variable, one a line.
printf '%s' "${NAUTILUS_SCRIPT_SELECTED_FILE_PATHS-}" | hoist upload --no-input --copy --notify -r --files-from -
