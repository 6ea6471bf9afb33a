package io.github.clearbeat.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/** LibTorch's native libraries: loaded in an order that works, and asked what they are. */
final class NativeLibraries {
  static {
    // Where its cache is still empty, JavaCPP loads libtorch before libtorch_cpu, which it needs,
    // is unpacked, and the virtual machine crashes. So the latter is unpacked first.
    String name = System.mapLibraryName("torch_cpu");
    String path = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "/" + name;
    if (NativeLibraries.class.getResource(path) != null) {
      try {
        Loader.cacheResource(NativeLibraries.class, path);
      } catch (IOException e) {
        throw new UncheckedIOException("LibTorch cannot be unpacked: " + path, e);
      }
    }
  }

  private NativeLibraries() {}

  /** Loads them, and pins the threads of LibTorch and of what it multiplies matrices with. */
  static void load(int threads) {
    torch.set_num_threads(threads);
    openblas.blas_set_num_threads(threads);
  }

  /** Name, version, platform and kind of processor. */
  static String description() {
    try {
      return "LibTorch "
          + Loader.getVersion("org.bytedeco", "pytorch")
          + " through JavaCPP, "
          + Loader.getPlatform()
          + ", "
          + torch.get_cpu_capability().getString();
    } catch (IOException e) {
      throw new UncheckedIOException("the library that trains does not say its version", e);
    }
  }
}
