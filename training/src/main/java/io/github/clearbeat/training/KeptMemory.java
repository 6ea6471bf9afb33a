package io.github.clearbeat.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/**
 * Makes glibc keep the memory that LibTorch frees, for the thread that calls. Otherwise each step's
 * activations are handed back to the system and come again page by page, zeroed: a quarter of the
 * time. Harmless where the C library is another. Touches no memory by itself.
 *
 * <p>How: freeing a block of nearly 32 MiB, the most that glibc allows for, raises to that size the
 * threshold above which it maps blocks apart and gives them back at once; and small blocks that
 * stay between great ones that are freed keep the ends of the heap from being cut off.
 */
final class KeptMemory implements AutoCloseable {
  private static final long LARGEST_BYTES = (32L << 20) - 8192;
  private static final long BLOCK_BYTES = 28L << 20;
  private static final long PIN_BYTES = 1L << 20;
  private static final int BLOCKS = 12;

  private final List<Pointer> pins = new ArrayList<>();

  KeptMemory() {
    Pointer.free(Pointer.malloc(LARGEST_BYTES));
    List<Pointer> blocks = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      blocks.add(Pointer.malloc(BLOCK_BYTES));
      pins.add(Pointer.malloc(PIN_BYTES));
    }
    blocks.forEach(Pointer::free);
  }

  @Override
  public void close() {
    pins.forEach(Pointer::free);
    pins.clear();
  }
}
