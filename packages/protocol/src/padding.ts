/** Sizes that tell little: Padmé (Nikitin et al., PoPETs 2019), at most an eighth more for files of these sizes. */

/** The size up to which `size` bytes are filled. */
export function padme(size: number): number {
  if (size < 2) return size
  const exponent = Math.floor(Math.log2(size))
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1)
  return Math.ceil(size / step) * step
}
