#!/bin/sh
# Pages served from a branch (Gitee, Gitea and the like): push the built folder to a branch of its own, file by file as it was built.
# That branch is replaced whole, but only if this script made it; the working tree, the index and every other branch stay as they are.
# 从分支发布的网站托管（如 Gitee、Gitea）：把生成的文件夹原样推到专用分支。该分支整个替换，但只替换本脚本推送过的分支；工作区、暂存区和其他分支都不动。
#   sh push-pages.sh site origin [pages]
set -eu
[ -f "${1:?folder}/index.html" ] || { echo "$1: no built site / 没有生成好的网站" >&2; exit 1; }
remote=${2:?remote}
branch=${3:-pages}
git check-ref-format "refs/heads/$branch" || { echo "$branch: no name of a branch / 不是分支名" >&2; exit 1; }
commit_of=$(git rev-parse --short HEAD)
GIT_DIR=$(git rev-parse --absolute-git-dir)
url=$(git remote get-url --push "$remote" 2>/dev/null || echo "$remote")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

# What stands there now: nothing, or one commit without any before it that says what this script says.
there=$(git ls-remote --heads "$url" "refs/heads/$branch" | cut -f1)
if [ -n "$there" ]; then
    git init --quiet --bare "$work/look"
    git --git-dir="$work/look" fetch --quiet --depth=2 "$url" "refs/heads/$branch"
    said=$(git --git-dir="$work/look" log -1 --format="%P|%s" "$there")
    case $said in
        "|Site of "*) ;;
        *)
            echo "$branch: this branch was not made by push-pages.sh and was left alone; name another, or delete it yourself" >&2
            echo "$branch：该分支不是本脚本推送的，没有改动。请换一个分支名，或自己先删去它" >&2
            exit 1 ;;
    esac
fi

GIT_INDEX_FILE=$work/index
export GIT_DIR GIT_INDEX_FILE
(cd "$1" && find . -type f | sed 's|^\./||' | sort) > "$work/names"
(cd "$1" && git hash-object -w --no-filters --stdin-paths) < "$work/names" > "$work/hashes"
paste "$work/hashes" "$work/names" | sed 's/^\([0-9a-f]*\)/100644 \1/' | git update-index --add --index-info
tree=$(git write-tree)
commit=$(git commit-tree "$tree" -m "Site of $commit_of")
git push --quiet --force-with-lease="refs/heads/$branch:$there" "$url" "$commit:refs/heads/$branch"
