/* Paths, text, and errors that people can see. */
#include "trading.h"
#include <shlobj.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

static void *must(void *memory) {
    if (!memory) ExitProcess(EXIT_SOFTWARE);
    return memory;
}

const wchar_t *own_folder(void) {
    static wchar_t folder[LONGEST_PATH];
    if (!folder[0]) {
        DWORD length = GetModuleFileNameW(NULL, folder, LONGEST_PATH - 1);
        folder[length] = 0;
        wchar_t *end = wcsrchr(folder, L'\\');
        if (end) *end = 0;
    }
    return folder;
}

const wchar_t *home_folder(void) {
    static wchar_t folder[LONGEST_PATH];
    if (!folder[0]) {
        wchar_t users[LONGEST_PATH / 2];
        if (!is_one_file()) wcscpy(folder, own_folder());
        else if (SHGetFolderPathW(NULL, CSIDL_LOCAL_APPDATA, NULL, 0, users) == S_OK)
            _snwprintf(folder, LONGEST_PATH - 1, L"%ls\\Trading", users);
        else
            _snwprintf(folder, LONGEST_PATH - 1, L"%ls\\Trading", own_folder());
    }
    return folder;
}

static const wchar_t *unpacked;

void find_image(const Start *start) {
    unpacked = unpacked_folder(start);
}

const wchar_t *image_folder(void) {
    return unpacked ? unpacked : own_folder();
}

wchar_t *in_image(const wchar_t *relative) {
    size_t length = wcslen(image_folder()) + wcslen(relative) + 2;
    wchar_t *path = must(malloc(length * sizeof *path));
    _snwprintf(path, length, L"%ls\\%ls", image_folder(), relative);
    return path;
}

/* The caller owns the text. */
char *utf8(const wchar_t *text) {
    int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *bytes = must(malloc((size_t)length));
    WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, length, NULL, NULL);
    return bytes;
}

void fail(const Start *start, const wchar_t *reason, const wchar_t *next_step) {
    DWORD error = GetLastError();
    wchar_t message[4096];
    _snwprintf(message, 4095, L"Trading failed to start\n  Reason: %ls (Windows error %lu)\n  What to do: %ls\n  Folder: %ls\n",
               reason, error, next_step, own_folder());
    message[4095] = 0;
    if (start->desktop) {
        hide_splash();
        MessageBoxW(NULL, message, L"Trading", MB_ICONERROR | MB_OK);
    } else if (!start->service) {
        char *bytes = utf8(message);
        fputs(bytes, stderr);
        fflush(stderr);
    }
    service_ended(EXIT_SOFTWARE);
    ExitProcess(EXIT_SOFTWARE);
}
