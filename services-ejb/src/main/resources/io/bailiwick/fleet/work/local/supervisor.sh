#!/bin/bash
# Keeps one local VPS: starts its program in the sandbox, reckons what it uses, and ends it.
# Runs in its own session, so that it and its VPS outlive the server. Everything it knows it
# writes down in the VPS's folder, each file whole (written beside, then renamed):
#   state  phase (starting, running, stopping, stopped), who runs, how it ended
#   log    what the program said last, 2 MiB at most, and before that log.old
#   usage  cumulative since the VPS was made: cpu_ms, and memory_kb_cs (kilobytes times 1/100 s)
# Signals: TERM ends the program (TERM, then KILL after BW_GRACE seconds). After a KILL of this
# script the kernel ends the program: every sandbox is bound to its parent's life.
# Arguments: the sandbox command. Environment: BW_*, set by StartSupervisor. Standard input: the
# program's environment, records ended by a NUL, the last one a dot; it holds secrets, and only
# the launcher inside the sandbox makes variables of it.
# Goes into the background once it has the folder. Leaves with 75 when another supervisor has it,
# 64 when it is gone, 66 when the server died before it wrote the dot.
set -u
umask 077
cd "$BW_FOLDER" || exit 64

exec 9<lock || exit 64
flock -n 9 || exit 75
[ /proc/self/fd/9 -ef lock ] || exit 64 # destroyed while we waited

# Everything up to the dot, before we let our parent go: then nothing was lost on the way.
records=() complete=''
while IFS= read -r -d '' record; do
  records+=("$record")
  [ "$record" != . ] || complete=yes
done
[ -n "$complete" ] || exit 66

phase=starting program=0 program_start=0 inner=0 exit_code='' failure=''
stopping='' deadline=0 cpu_ms=0 memory_kb_cs=0 cpu_now=0 memory_kb=0
gateway_gate='' proxy_gate='' keeper=''

# Keeps the log, in a process of its own: copies what the program says through a pipe, a MiB at
# most at a time, and then keeps its end only. Who says much waits for it: some 10 MiB a second.
# Ends when nobody holds the other end any more. A full disk loses words, and holds nobody up.
keep_log='
trap "" TERM INT HUP
size() { stat -c %s log 2>/dev/null || echo 0; }
while :; do
  before=$(size)
  if [ "$before" -ge 1048576 ]; then
    tail -c 262144 log >log.old
    : >log
    before=0
  fi
  if dd bs=65536 count=16 status=none >>log 2>/dev/null; then
    said=$(($(size) - before))
    [ "$said" -gt 0 ] || exit 0
    [ "$said" -lt 524288 ] || sleep 0.1
  else
    sleep 0.2
  fi
done'
# start_of PID: sets `start`, which with the pid names a process for ever.
start_of() {
  local line
  start=0
  { read -r line </proc/"$1"/stat; } 2>/dev/null || return 1
  line=${line##*) }
  set -- $line
  start=${20}
}

# clock: sets `now`, in hundredths of a second since boot.
clock() {
  local up rest
  read -r up rest </proc/uptime
  now=$((10#${up/./}))
}

note() {
  phase=$1
  printf '%s=%s\n' phase "$phase" supervisor $BASHPID supervisor_start "$own_start" \
    program "$program" program_start "$program_start" sandbox "$BW_SANDBOX" \
    address "$BW_ADDRESS" egress_enforced "$BW_EGRESS" limits "$BW_LIMITS" \
    exit_code "$exit_code" failure "$failure" >state.new && mv -f state.new state
}

value_of() { # value_of KEY FILE: sets `value` from a file of "key value" lines
  local key rest
  value=0
  while read -r key rest; do
    [ "$key" = "$1" ] && value=$rest && return
  done <"$2"
}

# family PID: sets `family` to the process and all that descend from it.
family() {
  local queue=("$1") children file kid
  family=()
  while [ ${#queue[@]} -gt 0 ]; do
    family+=("${queue[0]}")
    for file in /proc/"${queue[0]}"/task/*/children; do
      children=()
      { read -ra children <"$file"; } 2>/dev/null
      for kid in ${children[@]+"${children[@]}"}; do queue+=("$kid"); done
    done
    queue=("${queue[@]:1}")
  done
}

# The readings: each sets cpu_now (cumulative ms) and memory_kb (without page cache that the
# kernel may drop at will).
read_v1() {
  local ns bytes
  read -r ns <"$BW_CPU/cpuacct.usage" && cpu_now=$((ns / 1000000))
  read -r bytes <"$BW_MEMORY/memory.usage_in_bytes" || return
  value_of total_inactive_file "$BW_MEMORY/memory.stat"
  memory_kb=$(((bytes - value) / 1024))
}

read_v2() {
  local bytes
  value_of usage_usec "$BW_CPU/cpu.stat"
  cpu_now=$((value / 1000))
  read -r bytes <"$BW_MEMORY/memory.current" || return
  value_of inactive_file "$BW_MEMORY/memory.stat"
  memory_kb=$(((bytes - value) / 1024))
}

read_processes() {
  local pid line ticks=0 pages=0
  family "$program"
  for pid in "${family[@]}"; do
    { read -r line </proc/"$pid"/stat; } 2>/dev/null || continue
    line=${line##*) }
    set -- $line
    ticks=$((ticks + ${12} + ${13} + ${14} + ${15}))
    pages=$((pages + ${22}))
  done
  cpu_now=$((ticks * 10))
  memory_kb=$((pages * 4))
  if [ "$memory_kb" -gt "$BW_MEMORY_LIMIT_KB" ]; then
    failure='It held more memory than its limit.'
    kill_program
  fi
}

# sample: charges the time since the last one with what was held at its start.
sample() {
  local cpu_before=$cpu_now held=$memory_kb
  clock
  case $BW_LIMITS in
    cgroup-v1) read_v1 ;;
    cgroup-v2) read_v2 ;;
    *) read_processes ;;
  esac
  [ "$cpu_now" -gt "$cpu_before" ] && cpu_ms=$((cpu_ms + cpu_now - cpu_before))
  memory_kb_cs=$((memory_kb_cs + held * (now - sampled)))
  sampled=$now
  printf 'cpu_ms=%s\nmemory_kb_cs=%s\n' "$cpu_ms" "$memory_kb_cs" >usage.new &&
    mv -f usage.new usage
}

start_program() {
  if [ "$BW_EGRESS" = true ]; then
    rm -f sandbox.json go
    mkfifo go
    exec 7<>go
  fi
  : >>log
  exec 3< <(printf '%s\0' "${records[@]}")
  local tidy=(env -i PATH="$PATH" bash -c "$keep_log" log-keeper)
  exec 4> >(exec "${tidy[@]}" 9<&- 3<&- 7<&- >/dev/null 2>&1)
  keeper=$!
  (
    trap - TERM INT HUP
    for group in "$BW_CPU" "$BW_CPU_LIMIT" "$BW_MEMORY" "$BW_PIDS"; do
      [ -z "$group" ] || echo "$BASHPID" >"$group/cgroup.procs" || exit 70
    done
    [ "$BW_EGRESS" = true ] && exec 5>sandbox.json 6<&7 7<&-
    unset "${!BW_@}"
    umask 022 # else the sandbox makes its own folders closed to the program
    exec "$@" 9<&- 3<&- >&4 2>&1 4>&-
  ) <&3 &
  program=$!
  exec 3<&- 4>&-
  unset records record
  start_of "$program"
  program_start=$start
}

# The two ways out of a sandbox without a network. Both run outside of it, in its network
# namespace only, so that the program can neither see their sockets nor end them.
open_gates() {
  [ "$BW_EGRESS" = true ] || return 0
  local enter=(setpriv --pdeathsig KILL nsenter)
  if [ "$EUID" = 0 ]; then
    enter+=(--net=/proc/"$inner"/ns/net)
  else
    enter+=(--preserve-credentials --user --net --target "$inner")
  fi
  if ! running "$gateway_gate"; then
    "${enter[@]}" socat -t 60 \
      UNIX-LISTEN:"$BW_GATEWAY_SOCKET",fork,unlink-early,mode=0600,backlog=128,max-children=512 \
      TCP4:127.0.0.1:"$BW_GATEWAY_PORT" 9<&- 7<&- >/dev/null 2>&1 &
    gateway_gate=$!
  fi
  if ! running "$proxy_gate"; then
    "${enter[@]}" socat -t 60 \
      TCP4-LISTEN:"$BW_PROXY_PORT",bind=127.0.0.1,fork,reuseaddr,backlog=128,max-children=512 \
      UNIX-CONNECT:"$BW_PROXY_SOCKET" 9<&- 7<&- >/dev/null 2>&1 &
    proxy_gate=$!
  fi
}

running() { [ -n "$1" ] && [ -d /proc/"$1" ]; }

# listens PORT PID: whether anything listens on this port in the network of that process.
listens() {
  local hex line file
  printf -v hex ':%04X ' "$1"
  for file in /proc/"$2"/net/tcp /proc/"$2"/net/tcp6; do
    [ -r "$file" ] || continue
    while read -r line; do
      [[ $line == *"$hex"*" 0A "* ]] && return 0
    done <"$file"
  done 2>/dev/null
  return 1
}

# bubblewrap holds the program back until the gates are open.
release_program() {
  local tries=0
  while [ $tries -lt 250 ] && running "$program" && [ -z "$stopping" ]; do
    if [ "$inner" = 0 ] && [ -s sandbox.json ] && [[ $(<sandbox.json) =~ \"child-pid\":\ *([0-9]+) ]]; then
      inner=${BASH_REMATCH[1]}
    fi
    if [ "$inner" != 0 ]; then
      open_gates
      if [ -S "$BW_GATEWAY_SOCKET" ] && listens "$BW_PROXY_PORT" "$inner"; then
        echo go >&7
        return
      fi
    fi
    sleep 0.02 9<&-
    tries=$((tries + 1))
  done
  [ -n "$stopping" ] || ! running "$program" || failure='The gates of its sandbox did not open.'
  kill_program
}

end_program() {
  note stopping
  family "$program"
  # Only a plain process is the program itself; a sandbox would end it without asking.
  [ "$BW_SANDBOX" = plain ] || family=("${family[@]:1}")
  kill -TERM ${family[@]+"${family[@]}"} 2>/dev/null
  clock
  deadline=$((now + BW_GRACE * 100))
}

kill_program() {
  family "$program"
  kill -KILL "${family[@]}" 2>/dev/null
}

kill_leftovers() {
  local pid
  [ -n "$BW_MEMORY" ] || return 0
  while read -r pid; do
    [ "$pid" = $BASHPID ] || kill -KILL "$pid" 2>/dev/null
  done <"$BW_MEMORY/cgroup.procs"
}

# end_log: what the program said last is in the log before it counts as stopped. Whoever it left
# behind may still hold the pipe, and is not waited for.
end_log() {
  local tries=0
  while running "$keeper" && [ $tries -lt 50 ]; do
    sleep 0.02 9<&-
    tries=$((tries + 1))
  done
  kill -KILL "$keeper" 2>/dev/null
}

supervise() {
  trap 'stopping=1' TERM INT HUP
  start_of $BASHPID
  own_start=$start
  if [ -f usage ]; then
    while IFS='=' read -r key value; do
      case $key in
        cpu_ms) cpu_ms=$value ;;
        memory_kb_cs) memory_kb_cs=$value ;;
      esac
    done <usage
  fi
  clock
  sampled=$now
  case $BW_LIMITS in # what the cgroup counted before this start was charged before
    cgroup-v1) read_v1 ;;
    cgroup-v2) read_v2 ;;
  esac
  memory_kb=0

  start_program "$@"
  note starting
  [ "$BW_EGRESS" = true ] && release_program

  while running "$program"; do
    pause=2
    [ $phase = running ] || pause=0.1
    sleep $pause 9<&- 7<&- &
    nap=$!
    if [ -z "$stopping" ] || [ $phase = stopping ]; then
      wait -n -p ended
      code=$?
      [ "${ended:-}" != "$program" ] || exit_code=$code
    fi
    kill "$nap" 2>/dev/null
    wait "$nap" 2>/dev/null # else the next wait would return for it at once
    sample
    running "$program" || break
    if [ -n "$stopping" ]; then
      if [ $phase != stopping ]; then
        end_program
      elif [ "$now" -gt "$deadline" ]; then
        kill_program
      fi
    elif [ $phase = starting ]; then
      if [ "$BW_EGRESS" = true ]; then where=$inner; else where=$program; fi
      listens "$BW_GATEWAY_PORT" "$where" && note running
    else
      open_gates
    fi
  done

  if [ -z "$exit_code" ]; then
    wait "$program" 2>/dev/null
    exit_code=$?
  fi
  kill ${gateway_gate:-} ${proxy_gate:-} 2>/dev/null
  kill_leftovers
  end_log
  [ "$BW_EGRESS" = true ] && rm -f "$BW_GATEWAY_SOCKET" go sandbox.json
  [ -n "$stopping$failure" ] || [ "$exit_code" != 137 ] ||
    failure='It was killed, most likely for holding more memory than its limit.'
  note stopped
}

supervise "$@" </dev/null &
