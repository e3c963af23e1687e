#pragma once
/// How the heap gets its memory.

namespace entente {

/// Lets the heap grow in large steps, from one arena, on huge pages. A first touch of a small page costs more than the
/// work done on it: on a machine where that is dear this halves the time to the first picture. To be called before
/// the first thread is started; does nothing where the C library or the kernel knows none of it.
void growHeapInHugePages();

} // namespace entente
