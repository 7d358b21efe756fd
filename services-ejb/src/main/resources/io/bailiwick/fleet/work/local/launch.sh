#!/bin/bash
# Runs inside the sandbox, before the program: takes the environment from standard input, so that
# it stands on no command line and in no file, and becomes the program.
# Arguments: the home folder, then the program. Standard input: NAME=VALUE records, each ended by
# a NUL, the last one a single dot; without the dot it leaves with 64.
ulimit -c 0
ulimit -n 4096
umask 077
cd "$1" || exit 64
shift
complete=''
while IFS= read -r -d '' record; do
  if [ "$record" = . ]; then
    complete=yes
    break
  fi
  export "$record"
done
[ -n "$complete" ] || exit 64
exec "$@" </dev/null
