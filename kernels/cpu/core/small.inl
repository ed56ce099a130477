// Norms, gates, softmax sums. Included inside a variant's namespace. Counts need not divide by W.

void norm(const float* x, const float* weight, float epsilon, int count, float* out) {
  Lanes squares = {};
  int i = 0;
  for (; i + W <= count; i += W) {
    const Lanes value = load(x + i);
    squares += value * value;
  }
  float total = sum(squares);
  for (; i < count; ++i) total += x[i] * x[i];
  const float factor = 1.0f / __builtin_sqrtf(total / count + epsilon);
  for (int j = 0; j < count; ++j) out[j] = x[j] * factor * weight[j];
}

void gate(float* gates, const float* up, int count) {
  for (int i = 0; i < count; i += W) {
    float part[W] = {}, factor[W] = {};
    const bool whole = i + W <= count;
    if (!whole) {
      __builtin_memcpy(part, gates + i, (count - i) * 4);
      __builtin_memcpy(factor, up + i, (count - i) * 4);
    }
    const Lanes x = load(whole ? gates + i : part);
    const Lanes y = x / (exponential(-x) + 1.0f) * load(whole ? up + i : factor);
    if (whole) {
      store(gates + i, y);
    } else {
      store(part, y);
      __builtin_memcpy(gates + i, part, (count - i) * 4);
    }
  }
}

float maximum(const float* x, int count) {
  float best = -__builtin_inff();
  int i = 0;
  if (count >= W) {
    Lanes most = load(x);
    for (i = W; i + W <= count; i += W) most = larger(most, load(x + i));
    best = largest(most);
  }
  for (; i < count; ++i) best = x[i] > best ? x[i] : best;
  return best;
}

double exponentials(const float* x, int count, float shift, float scale, float* out) {
  // partial sums of 1024 numbers in float32, those in double: a vocabulary is long
  double total = 0;
  for (int begin = 0; begin < count; begin += 1024) {
    const int end = begin + 1024 < count ? begin + 1024 : count;
    Lanes sums = {};
    int i = begin;
    for (; i + W <= end; i += W) {
      const Lanes value = exponential((load(x + i) - shift) * scale);
      if (out) store(out + i, value);
      sums += value;
    }
    total += sum(sums);
    for (; i < end; ++i) {
      const float value = exponential(all((x[i] - shift) * scale))[0];
      if (out) out[i] = value;
      total += value;
    }
  }
  return total;
}
