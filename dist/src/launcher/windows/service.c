/* Trading as a Windows service: started at boot, without anybody being logged in, under an account with few rights. */
#include "trading.h"
#include <stdio.h>
#include <wchar.h>

#define NAME L"Trading"
#define ACCOUNT L"NT AUTHORITY\\LocalService"
#define LONGEST_STOP_MILLIS 60000

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

static DWORD WINAPI stop_in_background(void *nothing) {
    (void)nothing;
    stop_java();
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
    static wchar_t *arguments[] = {L"start", L"--headless"};
    Start start = *started;
    start.count = 2;
    start.arguments = arguments;
    static Start kept;
    kept = start;
    service_ended(run_java(&kept));
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

int install_service(const Start *start) {
    (void)start;
    SC_HANDLE services = manager(SC_MANAGER_CREATE_SERVICE);
    if (!services) return EXIT_NO_PERMISSION;
    wchar_t command[LONGEST_PATH];
    _snwprintf(command, LONGEST_PATH - 1, L"\"%ls\\trading.exe\" --run-service", home_folder());
    SC_HANDLE service = CreateServiceW(
        services, NAME, L"Trading", SERVICE_ALL_ACCESS, SERVICE_WIN32_OWN_PROCESS, SERVICE_AUTO_START,
        SERVICE_ERROR_NORMAL, command, NULL, NULL, NULL, ACCOUNT, L"");
    if (!service) {
        DWORD error = GetLastError();
        fwprintf(stderr,
                 error == ERROR_SERVICE_EXISTS
                     ? L"There is a service Trading already. Remove it first: trading.exe service uninstall\n"
                     : L"The service cannot be made (Windows error %lu).\n",
                 error);
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
    wprintf(L"The service Trading starts with Windows, as %ls. Start it now: net start Trading\n"
            L"That account has to be able to write to the data folder: icacls \"%ls\\data\" /grant \"%ls:(OI)(CI)M\"\n",
            ACCOUNT, home_folder(), ACCOUNT);
    CloseServiceHandle(service);
    CloseServiceHandle(services);
    return EXIT_DONE;
}

int remove_service(const Start *start) {
    (void)start;
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

int service_status(const Start *start) {
    (void)start;
    SC_HANDLE services = OpenSCManagerW(NULL, NULL, SC_MANAGER_CONNECT);
    SC_HANDLE service = services ? OpenServiceW(services, NAME, SERVICE_QUERY_STATUS) : NULL;
    SERVICE_STATUS status;
    if (!service || !QueryServiceStatus(service, &status)) {
        wprintf(L"not installed\n");
        return EXIT_DONE;
    }
    static const wchar_t *const names[] = {L"?", L"stopped", L"starting", L"stopping", L"running", L"continuing",
                                           L"pausing", L"paused"};
    DWORD now = status.dwCurrentState < 8 ? status.dwCurrentState : 0;
    wprintf(L"installed, %ls\n", names[now]);
    return EXIT_DONE;
}
