"""What other programs of a desktop do to a window: ask it to close, drop files on it.

Talks to the X server through libX11, which is there wherever the window is.
"""

import ctypes
import ctypes.util
import pathlib
import time

PATIENCE = 60.0  # seconds
CLIENT_MESSAGE, SELECTION_REQUEST, SELECTION_NOTIFY = 33, 30, 31
REPLACE = 0
CURRENT_TIME = 0
XDND_VERSION = 5


class Gone(Exception):
    """The window does not answer."""


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5)]


class SelectionRequest(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("owner", ctypes.c_ulong), ("requestor", ctypes.c_ulong),
                ("selection", ctypes.c_ulong), ("target", ctypes.c_ulong), ("property", ctypes.c_ulong),
                ("time", ctypes.c_ulong)]


class SelectionNotify(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("requestor", ctypes.c_ulong), ("selection", ctypes.c_ulong),
                ("target", ctypes.c_ulong), ("property", ctypes.c_ulong), ("time", ctypes.c_ulong)]


class Event(ctypes.Union):
    _fields_ = [("type", ctypes.c_int), ("message", ClientMessage), ("request", SelectionRequest),
                ("notify", SelectionNotify), ("size", ctypes.c_long * 24)]


class Client:
    """A connection with a window of its own, which is never seen."""

    def __init__(self, display):
        self.x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        for function in ("XInternAtom", "XDefaultRootWindow", "XCreateSimpleWindow"):
            getattr(self.x11, function).restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        self.own = ctypes.c_ulong(self.x11.XCreateSimpleWindow(
            self.display, ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display)), 0, 0, 1, 1, 0, 0, 0))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.x11.XCloseDisplay(self.display)

    def atom(self, name):
        return self.x11.XInternAtom(self.display, name.encode(), 0)

    def send(self, window, message_type, *data):
        event = Event(message=ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=self.atom(message_type),
                                            format=32))
        event.message.data[:len(data)] = data
        self.x11.XSendEvent(self.display, ctypes.c_ulong(window), 0, 0, ctypes.byref(event))
        self.x11.XFlush(self.display)

    def ask_to_close(self, window):
        """What a window manager sends when the closing button is pressed."""
        self.send(window, "WM_PROTOCOLS", self.atom("WM_DELETE_WINDOW"))

    def next_event(self, what):
        event = Event()
        end = time.monotonic() + PATIENCE
        while self.x11.XPending(self.display) == 0:
            if time.monotonic() > end:
                raise Gone(what)
            time.sleep(0.01)
        self.x11.XNextEvent(self.display, ctypes.byref(event))
        return event

    def wait_for_message(self, message_type):
        while True:
            event = self.next_event(message_type)
            if event.type == CLIENT_MESSAGE and event.message.message_type == self.atom(message_type):
                return event.message

    def drop(self, window, paths, at):
        """Drags files over a window, to a place in pixels of the screen, and lets go: XDND as its specification
        (freedesktop.org, version 5) has it for the source."""
        uris = "".join(pathlib.Path(path).absolute().as_uri() + "\r\n" for path in paths).encode()
        list_type, copy = self.atom("text/uri-list"), self.atom("XdndActionCopy")
        selection = ctypes.c_ulong(self.atom("XdndSelection"))
        self.x11.XSetSelectionOwner(self.display, selection, self.own, ctypes.c_ulong(CURRENT_TIME))
        self.send(window, "XdndEnter", self.own.value, XDND_VERSION << 24, list_type)
        self.send(window, "XdndPosition", self.own.value, 0, at[0] << 16 | at[1], CURRENT_TIME, copy)
        if not self.wait_for_message("XdndStatus").data[1] & 1:
            raise Gone("a window that takes files")
        self.send(window, "XdndDrop", self.own.value, 0, CURRENT_TIME)
        while True:
            event = self.next_event("the window to take the files")
            if event.type == SELECTION_REQUEST:
                self.hand_over(event.request, uris)
            elif event.type == CLIENT_MESSAGE and event.message.message_type == self.atom("XdndFinished"):
                return

    def hand_over(self, request, data):
        self.x11.XChangeProperty(self.display, ctypes.c_ulong(request.requestor), ctypes.c_ulong(request.property),
                                 ctypes.c_ulong(request.target), 8, REPLACE, data, len(data))
        answer = Event(notify=SelectionNotify(type=SELECTION_NOTIFY, requestor=request.requestor,
                                              selection=request.selection, target=request.target,
                                              property=request.property, time=request.time))
        self.x11.XSendEvent(self.display, ctypes.c_ulong(request.requestor), 0, 0, ctypes.byref(answer))
        self.x11.XFlush(self.display)
