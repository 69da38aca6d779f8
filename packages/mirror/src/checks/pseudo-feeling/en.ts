/** English constructions of pseudo-feeling; `cues/pattern.ts` says how to read them. */
export const en: readonly string[] = [
  'i feel|felt that? you|your',
  'i feel|felt like|as ~ you|a|an|i am|nobody|your|only|being|if',
  'i feel|felt ~ @verdict',
  'feeling ~ @verdict|like',
  'i am|was|being|have ~ @verdict',
  'you make|made me feel ~ @verdict|like|small|stupid|nothing',
  '@feeling and @verdict',
  'i feel|felt less|invisible|second|last|used|like',
  'i feel|felt so? @verdict',
]
