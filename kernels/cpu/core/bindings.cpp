// The Python face of the kernels: numpy arrays in and out, the interpreter lock released meanwhile.
// `kernels.cpu` holds the functions for people.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include "sample.hpp"
#include "transformer.hpp"

namespace nb = nanobind;
using namespace hypatia::cpu;

namespace {

template <typename T, int Dimensions>
using Array = nb::ndarray<const T, nb::ndim<Dimensions>, nb::c_contig, nb::device::cpu>;
template <typename T, int Dimensions>
using Result = nb::ndarray<nb::numpy, T, nb::ndim<Dimensions>>;
using Vector = Array<float, 1>;

template <typename T, typename A>
Buffer<T> copied(const A& array) {
  Buffer<T> buffer;
  buffer.assign(array.data(), array.size());
  return buffer;
}

template <typename T, int Dimensions>
Result<T, Dimensions> given(std::vector<std::size_t> shape, T*& data) {
  std::size_t size = 1;
  for (auto n : shape) size *= n;
  data = new T[size ? size : 1]();
  nb::capsule owner(data, [](void* p) noexcept { delete[] static_cast<T*>(p); });
  return Result<T, Dimensions>(data, shape.size(), shape.data(), owner);
}

std::shared_ptr<Matrix> sized(Format format, std::size_t rows, std::size_t columns) {
  auto matrix = std::make_shared<Matrix>();
  matrix->format = format;
  matrix->rows = static_cast<int>(rows);
  matrix->columns = static_cast<int>(columns);
  return matrix;
}

std::shared_ptr<Matrix> float32(const Array<float, 2>& values) {
  auto matrix = sized(Format::kFloat32, values.shape(0), values.shape(1));
  matrix->dense = copied<float>(values);
  return matrix;
}

std::shared_ptr<Matrix> bfloat16(const Array<std::uint16_t, 2>& bits) {
  auto matrix = sized(Format::kBfloat16, bits.shape(0), bits.shape(1));
  matrix->half = copied<std::uint16_t>(bits);
  return matrix;
}

std::shared_ptr<Matrix> aqlm(const Array<std::uint8_t, 3>& codes, const Array<float, 3>& codebooks,
                             const Vector& scales) {
  if (codes.shape(2) < 1 || codes.shape(2) > 4)
    throw std::invalid_argument("AQLM is computed with 1 to 4 codebooks");
  if (codebooks.shape(0) != codes.shape(2) || codebooks.shape(1) != kEntries ||
      codebooks.shape(2) != kGroup || scales.shape(0) != codes.shape(0))
    throw std::invalid_argument("codes, codebooks and scales do not fit together");
  auto matrix = sized(Format::kAqlm, codes.shape(0), codes.shape(1) * kGroup);
  matrix->codes = copied<std::uint8_t>(codes);
  matrix->codebooks = copied<float>(codebooks);
  matrix->scales = copied<float>(scales);
  matrix->books = static_cast<int>(codes.shape(2));
  return matrix;
}

std::shared_ptr<Matrix> grouped(const Array<std::uint8_t, 2>& codes, const Array<float, 2>& scales,
                                const Array<float, 2>& minima, int bits, int group) {
  if ((bits != 4 && bits != 8) || group < 1)
    throw std::invalid_argument("grouped integers have 4 or 8 bits and a positive group");
  auto matrix = sized(bits == 4 ? Format::kGrouped4 : Format::kGrouped8, codes.shape(0),
                      codes.shape(1) * 8 / bits);
  const std::size_t groups = matrix->columns / group;
  if (matrix->columns % group || scales.shape(0) != codes.shape(0) || scales.shape(1) != groups ||
      minima.shape(0) != codes.shape(0) || minima.shape(1) != groups)
    throw std::invalid_argument("codes, scales and minima do not fit together");
  matrix->codes = copied<std::uint8_t>(codes);
  matrix->scales = copied<float>(scales);
  matrix->minima = copied<float>(minima);
  matrix->group = group;
  return matrix;
}

const Kernels& kernelsNamed(const std::string& name) {
  for (const Kernels* kernels : availableKernels())
    if (name.empty() || name == kernels->name) return *kernels;
  throw std::invalid_argument("this machine has no kernels named " + name);
}

// Products outside a model, with threads and scratch of their own.
struct Product1 {
  const Kernels& kernels;
  ThreadPool pool;
  Multiplier multiplier;
  Product1(const std::string& variant, int threads, bool narrow)
      : kernels(kernelsNamed(variant)), pool(threads), multiplier(kernels, pool, narrow) {}

  Result<float, 2> multiply(const std::shared_ptr<Matrix>& matrix, const Array<float, 2>& x) {
    if (x.shape(1) != static_cast<std::size_t>(matrix->columns))
      throw std::invalid_argument("x has " + std::to_string(x.shape(1)) + " columns, the matrix " +
                                  std::to_string(matrix->columns));
    const std::size_t count = x.shape(0), length = padded(matrix->columns);
    float* y;
    auto result = given<float, 2>({count, static_cast<std::size_t>(matrix->rows)}, y);
    Buffer<float> rows(count * length);
    for (std::size_t b = 0; b < count; ++b)
      std::memcpy(rows.get() + b * length, x.data() + b * matrix->columns,
                  matrix->columns * sizeof(float));
    nb::gil_scoped_release released;
    multiplier.multiply({{matrix.get(), y, static_cast<std::size_t>(matrix->rows)}}, rows.get(),
                        static_cast<int>(count));
    return result;
  }
};

struct Model {
  std::unique_ptr<Transformer> transformer;
  std::vector<Sampler> samplers;

  // (row, temperature, top k, top p, seed, sample, place) for each token to draw.
  using Wish = std::tuple<int, float, int, float, std::uint64_t, std::uint32_t, std::uint32_t>;

  const float* row(int index) const {
    if (index < 0 || index >= transformer->wanted())
      throw std::invalid_argument("the last step has no logits of row " + std::to_string(index));
    return transformer->logits() + static_cast<std::size_t>(index) * transformer->shape().vocabulary;
  }

  std::tuple<std::vector<int>, std::vector<float>> sample(const std::vector<Wish>& wishes) {
    for (const auto& wish : wishes) row(std::get<0>(wish));
    std::vector<int> tokens(wishes.size());
    std::vector<float> logProbabilities(wishes.size());
    nb::gil_scoped_release released;
    samplers.resize(transformer->pool().threads());
    transformer->pool().run(static_cast<int>(wishes.size()), [&](int item, int thread) {
      const auto& [index, temperature, topK, topP, seed, sample, place] = wishes[item];
      const Drawn drawn = samplers[thread].draw(transformer->kernels(), row(index),
                                                transformer->shape().vocabulary,
                                                {temperature, topK, topP, seed, sample, place});
      tokens[item] = drawn.token;
      logProbabilities[item] = drawn.logProbability;
    });
    return {tokens, logProbabilities};
  }

  std::vector<float> score(const std::vector<int>& rows, const std::vector<int>& targets) {
    if (rows.size() != targets.size())
      throw std::invalid_argument("each row needs its target");
    const int count = transformer->shape().vocabulary;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      row(rows[i]);
      if (targets[i] < 0 || targets[i] >= count)
        throw std::invalid_argument("target " + std::to_string(targets[i]) +
                                    " is not in the vocabulary");
    }
    std::vector<float> scores(rows.size());
    nb::gil_scoped_release released;
    transformer->pool().run(static_cast<int>(rows.size()), [&](int item, int) {
      const float* logits = row(rows[item]);
      const Kernels& kernels = transformer->kernels();
      const float best = kernels.maximum(logits, count);
      scores[item] = static_cast<float>(logits[targets[item]] -
                                        logTotal(kernels, logits, count, best));
    });
    return scores;
  }

  Result<float, 2> logits() const {
    const std::size_t rows = transformer->wanted(), columns = transformer->shape().vocabulary;
    float* data;
    auto result = given<float, 2>({rows, columns}, data);
    std::memcpy(data, transformer->logits(), rows * columns * sizeof(float));
    return result;
  }
};

Layer layerOf(const nb::dict& weights) {
  auto matrix = [&](const char* name) {
    return nb::cast<std::shared_ptr<Matrix>>(weights[name]);
  };
  auto vector = [&](const char* name) {
    return weights.contains(name) ? copied<float>(nb::cast<Vector>(weights[name]))
                                  : Buffer<float>();
  };
  Layer layer;
  layer.query = matrix("query"), layer.key = matrix("key"), layer.value = matrix("value");
  layer.output = matrix("output"), layer.gate = matrix("gate"), layer.up = matrix("up");
  layer.down = matrix("down");
  layer.inputNorm = vector("input_norm"), layer.innerNorm = vector("inner_norm");
  layer.queryBias = vector("query_bias"), layer.keyBias = vector("key_bias");
  layer.valueBias = vector("value_bias");
  return layer;
}

}  // namespace

NB_MODULE(_cpu, m) {
  nb::class_<Matrix>(m, "Matrix")
      .def_prop_ro("shape", [](const Matrix& x) { return std::make_tuple(x.rows, x.columns); })
      .def_prop_ro("bytes", &Matrix::bytes);
  m.def("float32", &float32, nb::arg("values"));
  m.def("bfloat16", &bfloat16, nb::arg("bits"));
  m.def("aqlm", &aqlm, nb::arg("codes"), nb::arg("codebooks"), nb::arg("scales"));
  m.def("grouped", &grouped, nb::arg("codes"), nb::arg("scales"), nb::arg("minima"),
        nb::arg("bits"), nb::arg("group"));
  m.def("variants", [] {
    std::vector<std::tuple<std::string, bool>> names;
    for (const Kernels* kernels : availableKernels())
      names.emplace_back(kernels->name, kernels->narrow);
    return names;
  });
  m.def("uniform", &uniform, nb::arg("seed"), nb::arg("sample"), nb::arg("place"));
  nb::class_<Product1>(m, "Multiplier")
      .def(nb::init<const std::string&, int, bool>(), nb::arg("variant"), nb::arg("threads"),
           nb::arg("narrow"))
      .def("multiply", &Product1::multiply, nb::arg("matrix"), nb::arg("x"));
  nb::class_<Model>(m, "Model")
      .def("__init__",
           [](Model* self, const nb::dict& shape, const nb::list& layers,
              std::shared_ptr<Matrix> embedding, std::shared_ptr<Matrix> head, const Vector& norm,
              const Array<float, 2>& cosines, const Array<float, 2>& sines,
              const std::string& variant, int threads, bool narrow, int blocks) {
             auto number = [&](const char* name) { return nb::cast<int>(shape[name]); };
             Shape sizes{number("vocabulary"), number("hidden"), number("inner"),
                         number("layers"), number("heads"), number("key_heads"), number("head"),
                         nb::cast<float>(shape["epsilon"]), static_cast<int>(cosines.shape(0))};
             std::vector<Layer> parts;
             for (nb::handle layer : layers) parts.push_back(layerOf(nb::cast<nb::dict>(layer)));
             new (self) Model{std::make_unique<Transformer>(
                                  sizes, std::move(parts), std::move(embedding), std::move(head),
                                  copied<float>(norm), copied<float>(cosines),
                                  copied<float>(sines), kernelsNamed(variant), threads, narrow,
                                  blocks),
                              {}};
           },
           nb::arg("shape"), nb::arg("layers"), nb::arg("embedding"), nb::arg("head"),
           nb::arg("norm"), nb::arg("cosines"), nb::arg("sines"), nb::arg("variant"),
           nb::arg("threads"), nb::arg("narrow"), nb::arg("blocks"))
      .def("open", [](Model& x, int parent) { return x.transformer->cache().open(parent); },
           nb::arg("parent") = -1)
      .def("close", [](Model& x, int id) { x.transformer->cache().close(id); }, nb::arg("segment"))
      .def("length", [](Model& x, int id) { return x.transformer->cache().at(id).length; },
           nb::arg("segment"))
      .def("forward",
           [](Model& x, const std::vector<int>& tokens, const std::vector<int>& segments,
              const std::vector<int>& wanted) {
             nb::gil_scoped_release released;
             x.transformer->forward(tokens, segments, wanted);
           },
           nb::arg("tokens"), nb::arg("segments"), nb::arg("wanted"))
      .def("sample", &Model::sample, nb::arg("wishes"))
      .def("score", &Model::score, nb::arg("rows"), nb::arg("targets"))
      .def("logits", &Model::logits)
      .def_prop_ro("used_blocks", [](Model& x) { return x.transformer->cache().used(); })
      .def_prop_ro("block_bytes", [](Model& x) { return x.transformer->cache().blockBytes(); });
}
