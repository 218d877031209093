// Streams of whatever device there is: queues of work that run beside one another.
#include "abi.h"

#include <c10/core/Event.h>
#include <c10/core/Stream.h>
#include <c10/core/impl/VirtualGuardImpl.h>

using namespace standin;

namespace {

// Asking for the stream of a device that is not there would end the process: libtorch's functions for it promise not to throw.
c10::impl::VirtualGuardImpl guard_of(int32_t device_type, int32_t device_index) {
  const auto type = static_cast<c10::DeviceType>(device_type);
  TORCH_CHECK(c10::impl::hasDeviceGuardImpl(type), "this libtorch has no streams on ", c10::DeviceTypeName(type, true));
  c10::impl::VirtualGuardImpl guard(type);
  TORCH_CHECK(
      device_index >= 0 && device_index < static_cast<int32_t>(guard.deviceCount()), "there is no device ",
      c10::DeviceTypeName(type, true), ":", device_index);
  return guard;
}

c10::Device device_of(int32_t device_type, int32_t device_index) {
  return {static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index)};
}

c10::Stream stream_of(int32_t device_type, int32_t device_index, int64_t id) {
  return c10::Stream(c10::Stream::UNSAFE, device_of(device_type, device_index), static_cast<c10::StreamId>(id));
}

}  // namespace

// One of the device's streams that is not its default one.
TS_EXPORT int32_t ts_stream_new(int32_t device_type, int32_t device_index, int64_t* out) {
  return guarded([&] { *out = guard_of(device_type, device_index).getStreamFromGlobalPool(device_of(device_type, device_index)).id(); });
}

// The stream that this thread's operations go to.
TS_EXPORT int32_t ts_stream_current(int32_t device_type, int32_t device_index, int64_t* out) {
  return guarded([&] { *out = guard_of(device_type, device_index).getStream(device_of(device_type, device_index)).id(); });
}

// Sends this thread's operations to another stream; out is the one before.
TS_EXPORT int32_t ts_stream_exchange(int32_t device_type, int32_t device_index, int64_t id, int64_t* out) {
  return guarded([&] { *out = guard_of(device_type, device_index).exchangeStream(stream_of(device_type, device_index, id)).id(); });
}

// What comes to the one stream after this waits for what the other has been given before; the host waits for neither.
TS_EXPORT int32_t ts_stream_wait(int32_t device_type, int32_t device_index, int64_t waiting, int64_t awaited) {
  return guarded([&] {
    (void)guard_of(device_type, device_index);
    c10::Event event(static_cast<c10::DeviceType>(device_type));
    event.record(stream_of(device_type, device_index, awaited));
    event.block(stream_of(device_type, device_index, waiting));
  });
}

// The host waits for a stream.
TS_EXPORT int32_t ts_stream_synchronize(int32_t device_type, int32_t device_index, int64_t id) {
  return guarded([&] { guard_of(device_type, device_index).synchronizeStream(stream_of(device_type, device_index, id)); });
}

// Memory of a tensor that another stream uses too is not handed out again before that stream is done with it.
TS_EXPORT int32_t ts_stream_keep(Handle tensor, int64_t id) {
  return guarded([&] {
    const auto& kept = borrow(tensor);
    kept.record_stream(c10::Stream(c10::Stream::UNSAFE, kept.device(), static_cast<c10::StreamId>(id)));
  });
}
