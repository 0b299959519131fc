#!/bin/sh
# Pages served from a branch (Gitee, Gitea and the like): push the built folder to a branch of its own. That branch is replaced whole;
# the working tree, the index and every other branch stay as they are.
# 从分支发布的网站托管（如 Gitee、Gitea）：把生成的文件夹推到专用分支。该分支整个替换，工作区、暂存区和其他分支都不动。
#   sh push-pages.sh site origin [pages]
set -eu
[ -f "${1:?folder}/index.html" ] || { echo "$1: no built site / 没有生成好的网站" >&2; exit 1; }
remote=${2:?remote}
branch=${3:-pages}
commit_of=$(git rev-parse --short HEAD)
GIT_DIR=$(git rev-parse --absolute-git-dir)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
GIT_WORK_TREE=$(cd "$1" && pwd)
GIT_INDEX_FILE=$work/index
export GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
(cd "$GIT_WORK_TREE" && git add --all --force .)
tree=$(git write-tree)
commit=$(git commit-tree "$tree" -m "Site of $commit_of")
git push --quiet --force "$remote" "$commit:refs/heads/$branch"
