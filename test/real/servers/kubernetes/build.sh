#!/bin/sh
# build.sh           builds Kubernetes' API server and its controllers from the source package of Debian 12, and keeps them
# build.sh --where   prints the folder that they are kept in: OSSR_REAL_SERVERS, or the user's cache folder, and a folder of it
# Debian packages the client alone. Five to ten minutes on two cores, 2.5 GB while it is built and 210 MB afterwards. Installs
# Debian's Go, by root; the machine's own list of package sources is left as it is.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin # Debian's Go, whatever else is there
version=1.20.2
kept=${OSSR_REAL_SERVERS:-${XDG_CACHE_HOME:-$HOME/.cache}/ossr-real-servers}/kubernetes-$version
if [ "${1:-}" = --where ]; then
  echo "$kept"
  exit
fi
if [ -d "$kept" ]; then
  echo "Kubernetes $version is there: $kept"
  exit
fi

say() { echo "$(date +%T) $*"; }
by_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

mkdir -p "$(dirname "$kept")"
work=$(mktemp -d "$kept.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

reflect2=golang-github-modern-go-reflect2-dev
iterator=golang-github-json-iterator-go-dev
tools="ca-certificates golang-go dpkg-dev $reflect2 $iterator"
by_root apt-get update -qq
# shellcheck disable=SC2086
by_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $tools >/dev/null

say 'The source package'
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1)
[ -n "$mirror" ] || { echo 'None of the package sources of this machine is an archive of Debian.' >&2; exit 1; }
mkdir -p "$work/apt/lists/partial" "$work/apt/archives/partial" "$work/go/src/k8s.io"
printf 'Types: deb-src\nURIs: %s\nSuites: bookworm\nComponents: main\nSigned-By: %s\n' \
  "$mirror" /usr/share/keyrings/debian-archive-keyring.gpg >"$work/apt/bookworm.sources"
archive() {
  apt-get -qq -o Dir::Etc::SourceList="$work/apt/bookworm.sources" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$work/apt/lists" -o Dir::Cache="$work/apt" -o APT::Sandbox::User="$(id -un)" "$@"
}
cd "$work"
archive update
archive source --download-only kubernetes
source=$work/go/src/k8s.io/kubernetes
dpkg-source --no-check -x kubernetes_*.dsc "$source" >/dev/null # apt has checked it
cd "$source"
has=$(dpkg-parsechangelog -S Version)
case $has in
  *"$version"*) ;;
  *) echo "The package is $has, and not of Kubernetes $version." >&2 && exit 1 ;;
esac

export GOPATH="$work/go" GOCACHE="$work/cache" GO111MODULE=off GOFLAGS='' CGO_ENABLED=0
# What the package brings along of these two crashes when a Go of 1.18 or newer has compiled it.
for name in modern-go/reflect2 json-iterator/go; do
  rm -rf "vendor/github.com/$name"
  cp -r "/usr/share/gocode/src/github.com/$name" "vendor/github.com/$name"
  find "vendor/github.com/$name" -name '*_test.go' -delete
done

say 'The descriptions of its interface, which are generated'
go build -o "$work/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
described=$(grep -rlE --include='*.go' '^// *\+k8s:openapi-gen=' staging/src/k8s.io pkg | xargs -n 1 dirname | sort -u |
  grep -vE '/test|example|sample|code-generator' |
  sed -e 's#^staging/src/#k8s.io/kubernetes/vendor/#' -e t -e 's#^#k8s.io/kubernetes/#' | paste -sd, -)
"$work/openapi-gen" --go-header-file hack/boilerplate/boilerplate.generatego.txt --output-base "$GOPATH/src" \
  --input-dirs "$described" --output-package k8s.io/kubernetes/pkg/generated/openapi \
  --output-file-base zz_generated.openapi --report-filename "$work/violations.txt" 2>"$work/openapi-gen.log" ||
  { tail -n 20 "$work/openapi-gen.log" >&2 && exit 1; }

say 'The programs'
told=''
for part in component-base client-go/pkg; do # the server says the one in its log, and the other when it is asked
  variables=k8s.io/kubernetes/vendor/k8s.io/$part/version
  told="$told -X $variables.gitVersion=v$version -X $variables.gitMajor=1 -X $variables.gitMinor=20"
done
go build -o "$work/programs/" -ldflags "-s -w $told" ./cmd/kube-apiserver ./cmd/kube-controller-manager
mv "$work/programs" "$kept"
say "Kept in $kept"
