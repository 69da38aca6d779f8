/** Turns the words of a heading into the name by which a link reaches it. */

/** Lower-case letters, digits and hyphens, never empty, at most 60 characters. */
export const nameInAddress = (text: string): string => anchorOf(text, new Set())

/** The same, unlike every other: `taken` learns the new name, so names stay unique. */
export const anchorOf = (text: string, taken: Set<string>): string => {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  const base = plain === '' ? 'part' : plain
  let id = base
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
  taken.add(id)
  return id
}
