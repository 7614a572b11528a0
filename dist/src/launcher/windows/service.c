/* Trading as a Windows service: started at boot, without anybody being logged in, under an account with few rights. */
#include "trading.h"
#include <stdio.h>
#include <wchar.h>

#define NAME L"Trading"
#define ACCOUNT L"NT AUTHORITY\\LocalService"
#define LONGEST_STOP_MILLIS 60000
#define MOST_ARGUMENTS 32

static SERVICE_STATUS_HANDLE handle;
static SERVICE_STATUS state;
static const Start *started;

static void tell(DWORD now, DWORD wait_hint) {
    state.dwServiceType = SERVICE_WIN32_OWN_PROCESS;
    state.dwCurrentState = now;
    state.dwWaitHint = wait_hint;
    state.dwControlsAccepted = now == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_PRESHUTDOWN : 0;
    SetServiceStatus(handle, &state);
}

/* One more word for a command line, in quotes. Paths and options have none inside of them. */
static void append(wchar_t *command, const wchar_t *word) {
    size_t used = wcslen(command);
    size_t length = wcslen(word);
    const wchar_t *end = length > 0 && word[length - 1] == L'\\' ? L"\\" : L""; /* it would take the quote with it */
    _snwprintf(command + used, LONGEST_PATH - 1 - used, L" \"%ls%ls\"", word, end);
}

/* Under an account with an administrator's rights the product runs in another process, which a command stops. */
static void stop_the_other(void) {
    static wchar_t command[LONGEST_PATH];
    _snwprintf(command, LONGEST_PATH - 1, L"\"%ls\\trading.exe\" stop", own_folder());
    for (int i = 1; i + 1 < started->count; i++) {
        if (wcscmp(started->arguments[i], L"--data-dir") == 0) {
            append(command, started->arguments[i]);
            append(command, started->arguments[i + 1]);
        }
    }
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION made;
    if (CreateProcessW(NULL, command, NULL, NULL, FALSE, DETACHED_PROCESS, NULL, NULL, &how, &made)) {
        CloseHandle(made.hThread);
        WaitForSingleObject(made.hProcess, LONGEST_STOP_MILLIS);
        CloseHandle(made.hProcess);
    }
}

static DWORD WINAPI stop_in_background(void *nothing) {
    (void)nothing;
    if (runs_without_administrator()) {
        stop_the_other();
    } else {
        stop_java();
    }
    return 0;
}

static DWORD WINAPI on_control(DWORD control, DWORD type, void *data, void *context) {
    (void)type;
    (void)data;
    (void)context;
    if (control == SERVICE_CONTROL_STOP || control == SERVICE_CONTROL_PRESHUTDOWN) {
        tell(SERVICE_STOP_PENDING, LONGEST_STOP_MILLIS);
        CreateThread(NULL, 0, stop_in_background, NULL, 0, NULL);
        return NO_ERROR;
    }
    return control == SERVICE_CONTROL_INTERROGATE ? NO_ERROR : ERROR_CALL_NOT_IMPLEMENTED;
}

void service_ended(int exit_code) {
    if (!handle) return;
    state.dwWin32ExitCode = exit_code ? ERROR_SERVICE_SPECIFIC_ERROR : NO_ERROR;
    state.dwServiceSpecificExitCode = (DWORD)exit_code;
    tell(SERVICE_STOPPED, 0);
}

static void WINAPI service_main(DWORD count, LPWSTR *words) {
    (void)count;
    (void)words;
    handle = RegisterServiceCtrlHandlerExW(NAME, on_control, NULL);
    tell(SERVICE_START_PENDING, LONGEST_STOP_MILLIS);
    tell(SERVICE_RUNNING, 0);
    /* What was given after --run-service is for the product. */
    static wchar_t *arguments[MOST_ARGUMENTS] = {L"start", L"--headless"};
    static Start kept;
    kept = *started;
    kept.count = 2;
    kept.arguments = arguments;
    for (int i = 1; i < started->count && kept.count < MOST_ARGUMENTS; i++) {
        arguments[kept.count++] = started->arguments[i];
    }
    static wchar_t command[LONGEST_PATH];
    _snwprintf(command, LONGEST_PATH - 1, L"\"%ls\\trading.exe\"", own_folder());
    for (int i = 0; i < kept.count; i++) append(command, kept.arguments[i]);
    int code = EXIT_DONE;
    if (!run_without_administrator(&kept, command, &code)) code = run_java(&kept);
    service_ended(code);
}

int run_service(const Start *start) {
    started = start;
    SERVICE_TABLE_ENTRYW table[] = {{NAME, service_main}, {NULL, NULL}};
    if (StartServiceCtrlDispatcherW(table)) return EXIT_DONE;
    fwprintf(stderr, L"--run-service is for the Windows service manager. To start Trading: trading.exe --headless\n");
    return EXIT_USAGE;
}

static SC_HANDLE manager(DWORD rights) {
    SC_HANDLE opened = OpenSCManagerW(NULL, NULL, rights);
    if (!opened) {
        fwprintf(stderr,
                 L"The service manager refuses (Windows error %lu). Open the console with \"Run as administrator\" and try "
                 L"again.\n",
                 GetLastError());
    }
    return opened;
}

/* A new one, or the one that is there with the new command. */
static SC_HANDLE made(SC_HANDLE services, const wchar_t *command) {
    SC_HANDLE service = CreateServiceW(
        services, NAME, L"Trading", SERVICE_ALL_ACCESS, SERVICE_WIN32_OWN_PROCESS, SERVICE_AUTO_START,
        SERVICE_ERROR_NORMAL, command, NULL, NULL, NULL, ACCOUNT, L"");
    if (service || GetLastError() != ERROR_SERVICE_EXISTS) return service;
    service = OpenServiceW(services, NAME, SERVICE_ALL_ACCESS);
    if (service
        && !ChangeServiceConfigW(
            service, SERVICE_WIN32_OWN_PROCESS, SERVICE_AUTO_START, SERVICE_ERROR_NORMAL, command, NULL, NULL, NULL,
            ACCOUNT, L"", NULL)) {
        CloseServiceHandle(service);
        return NULL;
    }
    return service;
}

int install_service(const Start *start) {
    SC_HANDLE services = manager(SC_MANAGER_CREATE_SERVICE | SC_MANAGER_CONNECT);
    if (!services) return EXIT_NO_PERMISSION;
    static wchar_t command[LONGEST_PATH];
    _snwprintf(command, LONGEST_PATH - 1, L"\"%ls\\trading.exe\" --run-service", own_folder());
    for (int i = 2; i < start->count; i++) append(command, start->arguments[i]);
    SC_HANDLE service = made(services, command);
    if (!service) {
        DWORD error = GetLastError();
        fwprintf(stderr, L"The service cannot be made (Windows error %lu).\n", error);
        CloseServiceHandle(services);
        return error == ERROR_ACCESS_DENIED ? EXIT_NO_PERMISSION : EXIT_SOFTWARE;
    }
    SERVICE_DELAYED_AUTO_START_INFO delayed = {TRUE};
    ChangeServiceConfig2W(service, SERVICE_CONFIG_DELAYED_AUTO_START_INFO, &delayed);
    SC_ACTION again[] = {{SC_ACTION_RESTART, 10000}, {SC_ACTION_RESTART, 60000}, {SC_ACTION_RESTART, 300000}};
    SERVICE_FAILURE_ACTIONSW failures = {.dwResetPeriod = 86400, .cActions = 3, .lpsaActions = again};
    ChangeServiceConfig2W(service, SERVICE_CONFIG_FAILURE_ACTIONS, &failures);
    static wchar_t *described = L"Trades by its strategies, with its own PostgreSQL and Redis, on this machine only.";
    SERVICE_DESCRIPTIONW description = {described};
    ChangeServiceConfig2W(service, SERVICE_CONFIG_DESCRIPTION, &description);
    CloseServiceHandle(service);
    CloseServiceHandle(services);
    return EXIT_DONE;
}

int remove_service(void) {
    SC_HANDLE services = manager(SC_MANAGER_CONNECT);
    if (!services) return EXIT_NO_PERMISSION;
    SC_HANDLE service = OpenServiceW(services, NAME, DELETE | SERVICE_STOP);
    int code = EXIT_DONE;
    if (!service) {
        bool absent = GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST;
        fwprintf(stderr, absent ? L"There is no service Trading.\n" : L"The service cannot be opened: no permission.\n");
        code = absent ? EXIT_DONE : EXIT_NO_PERMISSION;
    } else {
        SERVICE_STATUS status;
        ControlService(service, SERVICE_CONTROL_STOP, &status);
        if (!DeleteService(service)) code = EXIT_SOFTWARE;
        wprintf(code ? L"The service Trading cannot be removed.\n" : L"The service Trading is removed; its data stay.\n");
        CloseServiceHandle(service);
    }
    CloseServiceHandle(services);
    return code;
}

int service_status(void) {
    SC_HANDLE services = OpenSCManagerW(NULL, NULL, SC_MANAGER_CONNECT);
    SC_HANDLE service = services ? OpenServiceW(services, NAME, SERVICE_QUERY_STATUS | SERVICE_QUERY_CONFIG) : NULL;
    SERVICE_STATUS_PROCESS status;
    DWORD needed = 0;
    if (!service
        || !QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, (BYTE *)&status, sizeof status, &needed)) {
        printf("absent\n");
        return EXIT_DONE;
    }
    static QUERY_SERVICE_CONFIGW config[128]; /* its texts come behind it */
    bool at_boot = QueryServiceConfigW(service, config, sizeof config, &needed)
                   && config[0].dwStartType == SERVICE_AUTO_START;
    static const char *const names[] = {"?", "stopped", "starting", "stopping", "running", "continuing", "pausing", "paused"};
    DWORD now = status.dwCurrentState < 8 ? status.dwCurrentState : 0;
    printf("%s %s %lu\n", at_boot ? "auto" : "manual", names[now], status.dwProcessId);
    return EXIT_DONE;
}
