# Finds the JDK to run on; to be sourced. One place for the launcher, the checkout's launcher and CI.

least=25
java_home=
looked=

# Whether the JDK at $1 will do. The feature release is read off its release file: nothing is started.
jdk_will_do() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] || return 1
  feature=
  if [ -r "$1/release" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in
        JAVA_VERSION=*) line=${line#*\"}; line=${line%%\"*}; feature=${line%%[!0-9]*} ;;
      esac
    done <"$1/release"
  fi
  looked="$looked $1 (${feature:-no release file})"
  [ "${feature:-0}" -ge "$least" ] && java_home=$1
}

# Sets java_home, or fails and leaves in looked what was seen.
find_jdk() {
  jdk_will_do "${ABIGATE_JAVA_HOME:-}" && return
  jdk_will_do "${JAVA_HOME:-}" && return
  for dir in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* "${HOME:-}"/.jdks/* \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    # Links only repeat what is there.
    [ -h "$dir" ] || ! jdk_will_do "$dir" || return 0
  done
  on_path=$(command -v java) || return 1
  on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
  jdk_will_do "${on_path%/bin/java}"
}

# The one line for when there is none.
no_jdk() {
  echo "abigate: needs a JDK $least or newer, and ABIGATE_JAVA_HOME can name one; looked at ABIGATE_JAVA_HOME, JAVA_HOME, the usual install folders and java on the path, and found:${looked:- none}" >&2
  exit 2
}
