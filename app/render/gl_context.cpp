#include "render/gl_context.hpp"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <array>
#include <vector>

namespace entente {
namespace {

struct Candidate {
    const char* name;
    EGLDisplay display;
};

std::string eglError() {
    switch (eglGetError()) {
    case EGL_SUCCESS:
        return "no error given";
    case EGL_NOT_INITIALIZED:
        return "EGL_NOT_INITIALIZED";
    case EGL_BAD_MATCH:
        return "EGL_BAD_MATCH";
    case EGL_BAD_CONFIG:
        return "EGL_BAD_CONFIG";
    case EGL_BAD_ATTRIBUTE:
        return "EGL_BAD_ATTRIBUTE";
    case EGL_BAD_ALLOC:
        return "EGL_BAD_ALLOC";
    case EGL_BAD_DISPLAY:
        return "EGL_BAD_DISPLAY";
    default:
        return "an EGL error";
    }
}

Candidate surfaceless() {
    if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless")) {
        return {"surfaceless", EGL_NO_DISPLAY};
    }
    return {"surfaceless", eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr)};
}

std::vector<Candidate> devices() {
    std::vector<Candidate> found;
    if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_EXT_platform_device") ||
        !epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_EXT_device_enumeration")) {
        return found;
    }
    std::array<EGLDeviceEXT, 16> list{};
    EGLint count = 0;
    if (eglQueryDevicesEXT(static_cast<EGLint>(list.size()), list.data(), &count) == EGL_TRUE) {
        for (EGLint i = 0; i < count; ++i) {
            const auto device = list.at(static_cast<std::size_t>(i));
            found.push_back({"device", eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, device, nullptr)});
        }
    }
    return found;
}

/// A context that is current on this thread, or EGL_NO_CONTEXT and why.
EGLContext makeContext(EGLDisplay display, std::string& why) {
    EGLint major = 0;
    EGLint minor = 0;
    if (eglInitialize(display, &major, &minor) != EGL_TRUE || eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) {
        why = eglError();
        return EGL_NO_CONTEXT;
    }
    constexpr std::array<EGLint, 5> kConfig{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, EGL_PBUFFER_BIT,
                                            EGL_NONE};
    constexpr std::array<EGLint, 7> kVersion{
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display, kConfig.data(), &config, 1, &count) != EGL_TRUE || count == 0) {
        config = nullptr;
    }
    EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, kVersion.data());
    if (context != EGL_NO_CONTEXT && eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) != EGL_TRUE) {
        eglDestroyContext(display, context);
        context = EGL_NO_CONTEXT;
    }
    if (context == EGL_NO_CONTEXT) {
        why = eglError();
        eglTerminate(display);
    }
    return context;
}

} // namespace

Result<std::unique_ptr<GlContext>> GlContext::createHeadless() {
    Result<std::unique_ptr<GlContext>> result;
    std::string refusals;
    const auto attempt = [&](const Candidate& candidate) {
        std::string why = "not offered";
        const auto context = candidate.display == EGL_NO_DISPLAY ? EGL_NO_CONTEXT : makeContext(candidate.display, why);
        if (context == EGL_NO_CONTEXT) {
            refusals.append(refusals.empty() ? "" : ", ").append(candidate.name).append(": ").append(why);
            return false;
        }
        std::unique_ptr<GlContext> made(new GlContext);
        made->display_ = candidate.display;
        made->context_ = context;
        made->description_ = std::string(reinterpret_cast<const char*>(glGetString(GL_VERSION))) + ", " +
                             reinterpret_cast<const char*>(glGetString(GL_RENDERER));
        result.value = std::move(made);
        return true;
    };
    if (attempt(surfaceless())) {
        return result;
    }
    for (const auto& candidate : devices()) {
        if (attempt(candidate)) {
            return result;
        }
    }
    if (!attempt({"default display", eglGetDisplay(EGL_DEFAULT_DISPLAY)})) {
        Diagnostic d;
        d.code = "no-opengl";
        d.text = "no OpenGL 3.3 context without a display (" + refusals + ")";
        d.advice = "install Mesa's drivers: apt install libegl-mesa0 libgl1-mesa-dri";
        result.diagnostics.push_back(std::move(d));
    }
    return result;
}

GlContext::~GlContext() {
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display_, context_);
    eglTerminate(display_);
}

} // namespace entente
