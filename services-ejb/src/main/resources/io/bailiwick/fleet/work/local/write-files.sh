#!/bin/bash
# Runs inside the sandbox: writes files into the home folder. It runs there, and not in the
# server, because the folder belongs to the program, which may have put links where a file goes.
# Argument: the home folder. Standard input: for each file its path and its content in Base64,
# each ended by a NUL.
set -eu -o pipefail
umask 077
cd "$1"
while IFS= read -r -d '' path && IFS= read -r -d '' content; do
  mkdir -p "$(dirname "./$path")"
  base64 -d <<<"$content" >"./$path.incoming"
  mv -fT "./$path.incoming" "./$path"
done
