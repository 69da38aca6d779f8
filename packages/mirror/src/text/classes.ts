/** Turns lists of words, one class a line, into a table from a word to its classes. */
export type ClassLists = Readonly<Record<string, string>>

/** Classes of a word in the order of the lists: the first is its sort. */
export const classTable = (lists: ClassLists): ReadonlyMap<string, readonly string[]> => {
  const table = new Map<string, string[]>()
  for (const [name, words] of Object.entries(lists))
    for (const word of words.split(/\s/)) {
      if (word === '') continue
      const known = table.get(word)
      if (known) known.push(name)
      else table.set(word, [name])
    }
  return table
}
