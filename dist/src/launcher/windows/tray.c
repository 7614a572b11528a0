/* What a double-clicked Trading shows of itself besides its page in the browser: a splash until that is open, and an icon
 * in the tray. A thread of its own with a message loop. */
#include "trading.h"


#define TRAY_MESSAGE (WM_APP + 1)
#define CLOSE_SPLASH (WM_APP + 2)
#define TRAY_ID 1
#define SPLASH_WIDTH 360
#define SPLASH_HEIGHT 120
#define SPLASH_TIMER 1
#define LONGEST_SPLASH_MILLIS 60000

enum { OPEN_DESK = 1, PAUSE_TRADING, RESUME_TRADING, KILL_SWITCH, STOP };

static HWND tray_window;
static HWND splash_window;
static UINT taskbar_created;

static HICON icon(int size) {
    return LoadImageW(GetModuleHandleW(NULL), MAKEINTRESOURCEW(1), IMAGE_ICON, size, size, LR_DEFAULTCOLOR);
}

static void add_icon(HWND window) {
    NOTIFYICONDATAW data = {.cbSize = sizeof data, .hWnd = window, .uID = TRAY_ID};
    data.uFlags = NIF_ICON | NIF_MESSAGE | NIF_TIP;
    data.uCallbackMessage = TRAY_MESSAGE;
    data.hIcon = icon(GetSystemMetrics(SM_CXSMICON));
    lstrcpynW(data.szTip, L"Trading", 64);
    Shell_NotifyIconW(NIM_ADD, &data);
}

static void remove_icon(HWND window) {
    NOTIFYICONDATAW data = {.cbSize = sizeof data, .hWnd = window, .uID = TRAY_ID};
    Shell_NotifyIconW(NIM_DELETE, &data);
}

/* Java may need a while for what is asked of it; the menu does not wait. */
static DWORD WINAPI call_in_background(void *method) {
    call_java((const char *)method);
    return 0;
}

static void ask_java(const char *method) {
    HANDLE thread = CreateThread(NULL, 0, call_in_background, (void *)method, 0, NULL);
    if (thread) CloseHandle(thread);
}

static DWORD WINAPI stop_in_background(void *nothing) {
    (void)nothing;
    stop_java();
    return 0;
}

static bool confirmed(HWND window, const wchar_t *question) {
    return MessageBoxW(window, question, L"Trading", MB_ICONWARNING | MB_YESNO | MB_DEFBUTTON2 | MB_SETFOREGROUND)
           == IDYES;
}

static void chosen(HWND window, int item) {
    switch (item) {
    case OPEN_DESK:
        ask_java("open");
        break;
    case PAUSE_TRADING:
        ask_java("pause");
        break;
    case RESUME_TRADING:
        ask_java("resume");
        break;
    case KILL_SWITCH:
        if (confirmed(window, L"Engage the kill switch?\n\nAll open orders are canceled, and nothing trades until you "
                              L"re-arm it with a reason on the desk.")) {
            ask_java("kill");
        }
        break;
    case STOP:
        if (confirmed(window, L"Stop Trading?\n\nOpen orders stay as they are and are there again at the next start.")) {
            CreateThread(NULL, 0, stop_in_background, NULL, 0, NULL);
        }
        break;
    default:
        break;
    }
}

static void show_menu(HWND window) {
    HMENU menu = CreatePopupMenu();
    AppendMenuW(menu, MF_STRING, OPEN_DESK, L"&Open the desk");
    AppendMenuW(menu, MF_SEPARATOR, 0, NULL);
    AppendMenuW(menu, MF_STRING, PAUSE_TRADING, L"&Pause trading (exits only)");
    AppendMenuW(menu, MF_STRING, RESUME_TRADING, L"&Go on trading");
    AppendMenuW(menu, MF_STRING, KILL_SWITCH, L"&Kill switch \x2026");
    AppendMenuW(menu, MF_SEPARATOR, 0, NULL);
    AppendMenuW(menu, MF_STRING, STOP, L"&Stop Trading \x2026");
    SetMenuDefaultItem(menu, OPEN_DESK, FALSE);
    POINT at;
    GetCursorPos(&at);
    SetForegroundWindow(window); /* else the menu stays when one clicks elsewhere */
    int item = TrackPopupMenu(menu, TPM_RETURNCMD | TPM_RIGHTBUTTON, at.x, at.y, 0, window, NULL);
    DestroyMenu(menu);
    chosen(window, item);
}

static LRESULT CALLBACK on_tray(HWND window, UINT message, WPARAM word, LPARAM more) {
    if (message == TRAY_MESSAGE) {
        if (LOWORD(more) == WM_LBUTTONUP) ask_java("open");
        if (LOWORD(more) == WM_RBUTTONUP || LOWORD(more) == WM_CONTEXTMENU) show_menu(window);
        return 0;
    }
    if (message == taskbar_created) { /* the taskbar was started anew */
        add_icon(window);
        return 0;
    }
    if (message == WM_COMMAND) {
        chosen(window, LOWORD(word));
        return 0;
    }
    if (message == WM_QUERYENDSESSION) return TRUE;
    if (message == WM_ENDSESSION && word) { /* the user logs off: everything is closed in order first */
        stop_java();
        return 0;
    }
    if (message == CLOSE_SPLASH && splash_window) {
        DestroyWindow(splash_window);
        splash_window = NULL;
        return 0;
    }
    if (message == WM_DESTROY) {
        remove_icon(window);
        PostQuitMessage(0);
        return 0;
    }
    return DefWindowProcW(window, message, word, more);
}

static LRESULT CALLBACK on_splash(HWND window, UINT message, WPARAM word, LPARAM more) {
    if (message == WM_TIMER) {
        PostMessageW(tray_window, CLOSE_SPLASH, 0, 0);
        return 0;
    }
    if (message != WM_PAINT) return DefWindowProcW(window, message, word, more);
    PAINTSTRUCT paint;
    HDC canvas = BeginPaint(window, &paint);
    RECT all;
    GetClientRect(window, &all);
    HBRUSH ground = CreateSolidBrush(RGB(0x12, 0x16, 0x1f));
    FillRect(canvas, &all, ground);
    DeleteObject(ground);
    DrawIconEx(canvas, 24, 28, icon(64), 64, 64, 0, NULL, DI_NORMAL);
    SetBkMode(canvas, TRANSPARENT);
    SetTextColor(canvas, RGB(0xe8, 0xeb, 0xf2));
    HFONT large = CreateFontW(-26, 0, 0, 0, FW_SEMIBOLD, 0, 0, 0, DEFAULT_CHARSET, 0, 0, CLEARTYPE_QUALITY, 0, L"Segoe UI");
    HFONT small = CreateFontW(-14, 0, 0, 0, FW_NORMAL, 0, 0, 0, DEFAULT_CHARSET, 0, 0, CLEARTYPE_QUALITY, 0, L"Segoe UI");
    HGDIOBJ before = SelectObject(canvas, large);
    TextOutW(canvas, 108, 32, L"Trading", 7);
    SelectObject(canvas, small);
    SetTextColor(canvas, RGB(0xa4, 0xad, 0xbd));
    const wchar_t *words = L"Starting; the desk opens in your browser.";
    TextOutW(canvas, 108, 68, words, lstrlenW(words));
    SelectObject(canvas, before);
    DeleteObject(large);
    DeleteObject(small);
    EndPaint(window, &paint);
    return 0;
}

static HWND window_of(const wchar_t *name, WNDPROC procedure, DWORD extended, DWORD style, int width, int height) {
    WNDCLASSW kind = {.lpfnWndProc = procedure, .hInstance = GetModuleHandleW(NULL), .lpszClassName = name};
    kind.hCursor = LoadCursorW(NULL, (LPCWSTR)IDC_APPSTARTING);
    RegisterClassW(&kind);
    int x = (GetSystemMetrics(SM_CXSCREEN) - width) / 2;
    int y = (GetSystemMetrics(SM_CYSCREEN) - height) / 2;
    return CreateWindowExW(extended, name, L"Trading", style, x, y, width, height, NULL, NULL, kind.hInstance, NULL);
}

static DWORD WINAPI desktop_thread(void *ready) {
    taskbar_created = RegisterWindowMessageW(L"TaskbarCreated");
    splash_window = window_of(
        L"TradingSplash", on_splash, WS_EX_TOPMOST | WS_EX_TOOLWINDOW, WS_POPUP, SPLASH_WIDTH, SPLASH_HEIGHT);
    tray_window = window_of(L"TradingTray", on_tray, 0, WS_OVERLAPPED, 0, 0);
    if (splash_window) {
        ShowWindow(splash_window, SW_SHOW);
        UpdateWindow(splash_window);
        SetTimer(splash_window, SPLASH_TIMER, LONGEST_SPLASH_MILLIS, NULL);
    }
    add_icon(tray_window);
    SetEvent((HANDLE)ready);
    MSG message;
    while (GetMessageW(&message, NULL, 0, 0) > 0) {
        TranslateMessage(&message);
        DispatchMessageW(&message);
    }
    return 0;
}

void show_desktop(const Start *start) {
    HANDLE ready = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE thread = CreateThread(NULL, 0, desktop_thread, ready, 0, NULL);
    if (!ready || !thread) fail(start, L"the tray icon cannot be made", L"Start it without one: trading.exe --headless");
    WaitForSingleObject(ready, 5000);
    CloseHandle(ready);
    CloseHandle(thread);
}

void hide_splash(void) {
    if (tray_window) PostMessageW(tray_window, CLOSE_SPLASH, 0, 0);
}
