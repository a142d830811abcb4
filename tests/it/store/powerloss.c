/*
 * Preloaded into a process that has a store open: what a power loss would leave, and disks that fail.
 *
 * POWERLOSS_ROOT    the folder of the store, absolute
 * POWERLOSS_SHADOW  a folder on the same disk with `inodes/` and `tree/`; `tree/` is what the power loss leaves:
 *                   a file's bytes as of its last fsync or fdatasync, a folder's names as of its last fsync;
 *                   a file that was named but never synced is empty
 * POWERLOSS_FULL    after so many bytes written below the root every write fails with ENOSPC
 * POWERLOSS_HANG    after so many syncs below the root every sync hangs
 *
 * sync_file_range and O_SYNC count for nothing. A shadow file is written in place: a kill in the middle of a sync
 * leaves it torn, as a power loss would.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *root, *shadow;
static long full_after = -1, hang_after = -1;
static atomic_long written, syncs;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int (*real_fsync)(int), (*real_fdatasync)(int);
static int (*real_unlink)(const char *), (*real_rename)(const char *, const char *);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);

__attribute__((constructor)) static void start(void) {
    root = getenv("POWERLOSS_ROOT");
    shadow = getenv("POWERLOSS_SHADOW");
    if (getenv("POWERLOSS_FULL")) full_after = atol(getenv("POWERLOSS_FULL"));
    if (getenv("POWERLOSS_HANG")) hang_after = atol(getenv("POWERLOSS_HANG"));
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
}

static void die(const char *what) {
    perror(what);
    abort();
}

/* The path below the root, "" for the root itself, NULL for others. */
static const char *below(const char *path) {
    size_t n = root ? strlen(root) : 0;
    if (!n || strncmp(path, root, n) || (path[n] && path[n] != '/')) return NULL;
    return path + n;
}

static const char *path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, PATH_MAX - 1);
    if (n < 0) return NULL;
    path[n] = 0;
    return below(path);
}

static void inode_path(char *out, ino_t ino) { snprintf(out, PATH_MAX, "%s/inodes/%lu", shadow, (unsigned long)ino); }

static void copy_file(const char *fd_path, ino_t ino, off_t size) {
    static char block[1 << 20];
    char to[PATH_MAX];
    inode_path(to, ino);
    int in = open(fd_path, O_RDONLY), out = open(to, O_RDWR | O_CREAT, 0600);
    if (in < 0 || out < 0) die("powerloss: open a shadow");
    ssize_t n;
    off_t at = 0;
    while ((n = pread(in, block, sizeof block, at)) > 0) {
        if (real_pwrite(out, block, n, at) != n) die("powerloss: write a shadow");
        at += n;
    }
    if (ftruncate(out, size > at ? size : at)) die("powerloss: size a shadow");
    close(in);
    close(out);
}

/* Makes the shadow of a folder name what the folder names now. */
static void copy_names(const char *dir, const char *rel) {
    char from[PATH_MAX], to[PATH_MAX], inode[PATH_MAX], tree[PATH_MAX];
    snprintf(tree, sizeof tree, "%s/tree%s", shadow, rel);
    /* A folder that is synced is found again, as on the usual file systems. */
    mkdir(tree, 0700);
    struct dirent *entry;
    struct stat is, was;
    DIR *names = opendir(dir);
    if (!names) die("powerloss: read a folder");
    while ((entry = readdir(names))) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        snprintf(from, sizeof from, "%s/%s", dir, entry->d_name);
        snprintf(to, sizeof to, "%s/%s", tree, entry->d_name);
        if (lstat(from, &is)) continue;
        if (S_ISDIR(is.st_mode)) {
            mkdir(to, 0700);
            continue;
        }
        inode_path(inode, is.st_ino);
        int file = open(inode, O_RDWR | O_CREAT, 0600);
        if (file < 0 || fstat(file, &is)) die("powerloss: open a shadow");
        close(file);
        if (!lstat(to, &was) && was.st_ino == is.st_ino) continue;
        real_unlink(to);
        if (link(inode, to)) die("powerloss: name a shadow");
    }
    closedir(names);
    if (!(names = opendir(tree))) die("powerloss: read a shadow folder");
    while ((entry = readdir(names))) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        snprintf(from, sizeof from, "%s/%s", dir, entry->d_name);
        snprintf(to, sizeof to, "%s/%s", tree, entry->d_name);
        if (lstat(from, &is) && errno == ENOENT) real_unlink(to);
    }
    closedir(names);
}

static void synced(int fd) {
    char path[PATH_MAX], link[64];
    struct stat is;
    const char *rel = path_of(fd, path);
    if (!rel || fstat(fd, &is)) return;
    while (hang_after >= 0 && atomic_load(&syncs) >= hang_after) sleep(1);
    atomic_fetch_add(&syncs, 1);
    if (!shadow) return;
    pthread_mutex_lock(&lock);
    if (S_ISDIR(is.st_mode)) {
        copy_names(path, rel);
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        copy_file(link, is.st_ino, is.st_size);
    }
    pthread_mutex_unlock(&lock);
}

int fsync(int fd) {
    synced(fd);
    return real_fsync(fd);
}

int fdatasync(int fd) {
    synced(fd);
    return real_fdatasync(fd);
}

/* The inode of a name that goes may be given to a new file, whose bytes are not these. */
static void forget(const char *path) {
    char inode[PATH_MAX];
    struct stat is;
    if (!shadow || !below(path) || lstat(path, &is) || S_ISDIR(is.st_mode) || is.st_nlink > 1) return;
    inode_path(inode, is.st_ino);
    real_unlink(inode);
}

int unlink(const char *path) {
    pthread_mutex_lock(&lock);
    forget(path);
    int done = real_unlink(path);
    pthread_mutex_unlock(&lock);
    return done;
}

int rename(const char *from, const char *to) {
    pthread_mutex_lock(&lock);
    forget(to);
    int done = real_rename(from, to);
    pthread_mutex_unlock(&lock);
    return done;
}

static int is_full(int fd, size_t bytes) {
    char path[PATH_MAX];
    if (full_after < 0 || !path_of(fd, path)) return 0;
    if (atomic_fetch_add(&written, (long)bytes) + (long)bytes <= full_after) return 0;
    errno = ENOSPC;
    return 1;
}

ssize_t write(int fd, const void *bytes, size_t n) { return is_full(fd, n) ? -1 : real_write(fd, bytes, n); }

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) { return is_full(fd, n) ? -1 : real_pwrite(fd, bytes, n, at); }

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) { return is_full(fd, n) ? -1 : real_pwrite(fd, bytes, n, at); }
