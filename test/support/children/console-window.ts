// Opens a window of the class and with the title it is given, as a console has one, and keeps it until it is ended.
import koffi from "koffi";

const [windowClass = "", title = ""] = process.argv.slice(2);

const kernel = koffi.load("kernel32.dll");
const user = koffi.load("user32.dll");
koffi.struct("WNDCLASSEXW", {
  cbSize: "uint32",
  style: "uint32",
  lpfnWndProc: "void *",
  cbClsExtra: "int",
  cbWndExtra: "int",
  hInstance: "void *",
  hIcon: "void *",
  hCursor: "void *",
  hbrBackground: "void *",
  lpszMenuName: "str16",
  lpszClassName: "str16",
  hIconSm: "void *",
});
const GetModuleHandleW = kernel.func("GetModuleHandleW", "void *", ["str16"]);
const GetProcAddress = kernel.func("GetProcAddress", "void *", ["void *", "str"]);
const RegisterClassExW = user.func("RegisterClassExW", "uint16", ["WNDCLASSEXW *"]);
const CreateWindowExW = user.func(
  "intptr_t CreateWindowExW(uint32_t, str16, str16, uint32_t, int, int, int, int, void *, void *, void *, void *)",
);

const registered: unknown = RegisterClassExW({
  cbSize: koffi.sizeof("WNDCLASSEXW"),
  style: 0,
  // No procedure of ours: nothing is asked of it, and nothing has to be answered.
  lpfnWndProc: GetProcAddress(GetModuleHandleW("user32.dll"), "DefWindowProcW"),
  cbClsExtra: 0,
  cbWndExtra: 0,
  hInstance: null,
  hIcon: null,
  hCursor: null,
  hbrBackground: null,
  lpszMenuName: null,
  lpszClassName: windowClass,
  hIconSm: null,
});
const popup = 0x80000000;
const window: unknown = CreateWindowExW(0, windowClass, title, popup, 0, 0, 10, 10, null, null, null, null);
process.stdout.write(registered !== 0 && window !== 0 ? "up" : "no window");
setInterval(() => undefined, 1000);
