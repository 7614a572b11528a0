/* What the parts of trading.exe know of each other. */
#ifndef TRADING_H
#define TRADING_H

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdbool.h>

/* The longest path that Windows knows, in characters with the end. */
#define LONGEST_PATH 32768

/* What the product's own commands end with (sysexits.h); documented in `trading --help`. */
enum { EXIT_DONE = 0, EXIT_USAGE = 64, EXIT_SOFTWARE = 70, EXIT_NO_PERMISSION = 77 };

/* How this process was started. */
typedef struct {
    int count;            /* of the arguments, without the program's name */
    wchar_t **arguments;
    bool desktop;         /* double-clicked: no console, a splash, a tray icon */
    bool service;         /* by the service manager */
} Start;

/* text.c: all folders without a separator at their end */
/* Where this executable lies. */
const wchar_t *own_folder(void);
/* Where the configuration and the data are: the same, but in the user's folder where the executable is all in one file. */
const wchar_t *home_folder(void);
/* Where the program's files are; before they are asked for, find_image unpacks them where that is to be done. */
const wchar_t *image_folder(void);
void find_image(const Start *start);
/* The path of one of them. The caller owns it. */
wchar_t *in_image(const wchar_t *relative);
char *utf8(const wchar_t *text);
/* Says why the product cannot go on, where the person who started it can see it, and ends the process. */
__declspec(noreturn) void fail(const Start *start, const wchar_t *reason, const wchar_t *next_step);

/* unpack.c */
bool is_one_file(void);
/* The folder that this file has unpacked itself into; NULL where it is not all in one file. The caller owns it. */
wchar_t *unpacked_folder(const Start *start);

/* rights.c */
/* Where this process has an administrator's rights: runs the program anew without them, and returns true when that has
 * ended, with its exit code. By this command line, or by its own for NULL. */
bool run_without_administrator(const Start *start, const wchar_t *command, int *exit_code);
/* From any thread: whether it does so now. */
bool runs_without_administrator(void);

/* java.c */
int run_java(const Start *start);
/* From any thread, once Java runs: calls a static method without arguments or result of the tray's class. */
void call_java(const char *method);
/* From any thread: System.exit(0), which closes everything in order. */
void stop_java(void);
bool java_runs(void);

/* tray.c */
void show_desktop(const Start *start);
void hide_splash(void);

/* service.c */
int run_service(const Start *start);
void service_ended(int exit_code);
/* For `trading service`, which has shown and prepared what is to be done: `--windows-service install ARGUMENT…`, whose
 * arguments the product is started with, `… uninstall`, and `… status`, which prints `auto` or `manual`, the state, and the
 * process, or `absent`. */
int install_service(const Start *start);
int remove_service(void);
int service_status(void);

#endif
