import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { memberOf, story } from '../shared/testkit.ts'
import { firstRound } from './events.ts'
import { type Intent, type NoBlame, noBlame, type SolvingView, takenUp, viewNoBlame } from './index.ts'
import type { Solving } from './state.ts'

type Told = ReturnType<typeof story<NoBlame, Intent>>
type Look = Parameters<typeof noBlame.openings>[1]
const opener = {
  do: 'offer',
  noticed: 'On Friday the school fee was missing from the tin.',
  felt: 'I was frightened.',
  need: 'To know what we have.',
  ask: 'To count it with me on Sundays.',
  matter: null,
} as const
const last = (state: NoBlame): Solving => all(state.solvings).at(-1)!
const idOf = (state: NoBlame): string => last(state).life.id
const does =
  (intent: (talk: string, state: NoBlame) => Intent) =>
  (state: NoBlame): Intent =>
    intent(idOf(state), state)
const view = (state: NoBlame, look: Look): SolvingView => {
  const { now, tried, earlier, offered, waiting } = viewNoBlame(state, look)
  return [now, ...tried, ...earlier, ...offered, ...waiting].find(one => one?.id === idOf(state))!
}

const begun = () =>
  story<NoBlame, Intent>(noBlame)
    .given('juma', '19:00', opener)
    .given(
      'amara',
      '19:01',
      does(talk => ({ do: 'agree', talk })),
    )
const heard = (told: Told = begun()) =>
  told
    .given(
      'amara',
      '19:02',
      does(talk => ({ do: 'reflect', talk, text: 'You want to know what we have.' })),
    )
    .given(
      'juma',
      '19:03',
      does(talk => ({ do: 'accept', talk })),
    )
const word = (text: string) => does(talk => ({ do: 'word', talk, text }))
const acceptWording = does((talk, state) => ({
  do: 'accept-wording',
  talk,
  wording: last(state).wording.now!.fact,
}))
const worded = (told: Told = heard()) =>
  told
    .given('amara', '19:04', word('Money leaves the tin without a word'))
    .given('juma', '19:05', acceptWording)
const side = (touches: string) => does(talk => ({ do: 'seal-side', talk, touches, adds: 'I do not ask.' }))
const sided = (told: Told = worded()) =>
  told.given('juma', '19:06', side('Old worries.')).given('amara', '19:07', side('My mother depends on me.'))
const causes = (listed: string[], own = '') =>
  does(talk => ({ do: 'name-causes', talk, causes: listed, own }))
const caused = (told: Told = sided()) =>
  told
    .given('juma', '19:08', causes(['money', 'unsaid']))
    .given('amara', '19:09', causes(['money'], 'the end of the month'))
const way = (text: string) => does(talk => ({ do: 'add-option', talk, text }))
const enough = does(talk => ({ do: 'close-options', talk }))
const gathered = (told: Told = caused()) =>
  told
    .given('juma', '19:10', way('Count together on Sundays'))
    .given('juma', '19:11', way('Two tins'))
    .given('amara', '19:12', way('A note in the tin'))
    .given('juma', '19:13', enough)
    .given('amara', '19:14', enough)
type Said = 'glad' | 'live' | 'no'
const votes = (said: Readonly<Record<string, Said>>) =>
  does((talk, state) => ({
    do: 'vote',
    talk,
    votes: Object.fromEntries(
      last(state)
        .rounds.at(-1)!
        .options.map(({ id, text }) => [id, said[text] ?? 'live']),
    ),
  }))
const voted = (told: Told = gathered()) =>
  told
    .given('juma', '19:15', votes({ 'A note in the tin': 'no' }))
    .given('amara', '19:16', votes({ 'Two tins': 'glad' }))
const optionOf = (state: NoBlame, text: string): string =>
  last(state)
    .rounds.at(-1)!
    .options.find(one => one.text === text)!.id
const propose = (text: string, review = '2026-03-16') =>
  does((talk, state) => ({
    do: 'word-choice',
    talk,
    option: optionOf(state, text),
    mine: { what: 'I bring the second tin', by: '2026-03-04' },
    theirs: { what: 'writes what goes out', by: null },
    review,
  }))
const acceptChoice = does((talk, state) => ({
  do: 'accept-choice',
  talk,
  choice: last(state).choice.now!.fact,
}))
const tried = (told: Told = voted()) =>
  told.given('amara', '19:17', propose('Two tins')).given('juma', '19:18', acceptChoice)
const review = (said: 'keep' | 'change' | 'let-go') => does(talk => ({ do: 'review', talk, word: said }))

test('a whole matter: opened, heard, worded, two sides, causes, ways, votes, a choice that is tried and kept', () => {
  tried()
    .sees('amara', (state, look) => {
      const seen = view(state, look)
      expect(seen.step).toBe('trial')
      expect(seen.choice).toMatchObject({ review: '2026-03-16', mine: { what: 'I bring the second tin' } })
      expect(viewNoBlame(state, look).tried).toHaveLength(1)
    })
    .on('2026-03-16')
    .given('juma', '19:00', review('keep'))
    .given('amara', '19:05', review('keep'))
    .so(state => {
      expect(last(state)).toMatchObject({ outcome: 'kept', searchable: true, life: { stage: 'over' } })
    })
})

test('all four lines belong to the opening', () => {
  story<NoBlame, Intent>(noBlame)
    .refused('juma', '19:00', { ...opener, need: ' ' }, 'refusedFourLines')
    .refused('juma', '19:00', { ...opener, felt: 'x'.repeat(241) }, 'refusedTooLong')
    .given('juma', '19:00', opener)
    .refused('juma', '19:01', opener, 'refusedOfferWaits')
})

test('before anything else the other says back what was heard, until its opener says: yes, that is it', () => {
  begun()
    .refused(
      'juma',
      '19:02',
      does(talk => ({ do: 'reflect', talk, text: 'me' })),
      'refusedNotYours',
    )
    .refused(
      'amara',
      '19:02',
      does(talk => ({ do: 'accept', talk })),
      'refusedNotYours',
    )
    .refused('amara', '19:02', word('Money'), 'refusedWordingFirst')
    .given(
      'amara',
      '19:02',
      does(talk => ({ do: 'reflect', talk, text: 'You do not trust me.' })),
    )
    .given(
      'juma',
      '19:03',
      does(talk => ({ do: 'correct', talk, text: 'It is about knowing.' })),
    )
    .refused(
      'juma',
      '19:04',
      does(talk => ({ do: 'accept', talk })),
      'refusedNotYours',
    )
    .given(
      'amara',
      '19:05',
      does(talk => ({ do: 'reflect', talk, text: null })),
    )
    .given(
      'juma',
      '19:06',
      does(talk => ({ do: 'accept', talk })),
    )
    .sees('amara', (state, look) => expect(view(state, look)).toMatchObject({ step: 'wording', heard: true }))
})

test('one wording stands when both have accepted the same words; any change asks both again', () => {
  const first = heard().given('amara', '19:04', word('Juma hides money'))
  first
    .refused('amara', '19:05', acceptWording, 'refusedAcceptedAlready')
    .given('juma', '19:06', word('Money leaves the tin without a word'))
    .refused('amara', '19:07', word('Money leaves the tin without a word'), 'refusedSameWording')
    .sees('juma', (state, look) =>
      expect(view(state, look)).toMatchObject({ step: 'wording', worded: false }),
    )
    .given('amara', '19:08', acceptWording)
    .sees('juma', (state, look) => expect(view(state, look)).toMatchObject({ step: 'sides', worded: true }))
    .refused('juma', '19:09', word('Something else'), 'refusedStepPast')
})

test('who accepts words that have changed meanwhile has accepted nothing', () => {
  heard()
    .given('amara', '19:04', word('The tin'))
    .apart('juma')
    .given('amara', '19:05', word('The tin, and Juma'))
    .given('juma', '19:06', acceptWording)
    .back('juma')
    .so(state => expect(last(state).wording.accepted).toEqual([memberOf.amara]))
})

test('two wordings at once: the first lies on the board, the other goes back to its author', () => {
  heard()
    .apart('juma')
    .given('amara', '19:04', word('The tin'))
    .given('juma', '19:05', word('Our money'))
    .back('juma')
    .sees('juma', (state, look) => {
      const seen = view(state, look)
      expect(seen.wording?.content).toBe('The tin')
      expect(seen.beside.map(({ text }) => text)).toEqual(['Our money'])
    })
    .sees('amara', (state, look) => expect(view(state, look).beside).toEqual([]))
})

test('no way is put down before the wording is accepted by both', () => {
  const told = heard().given('amara', '19:04', word('The tin'))
  told.refused('juma', '19:05', way('Two tins'), 'refusedWordingFirst')
  told
    .forced('juma', '19:06', state => ({
      type: 'no-blame.option-added.v1',
      data: { talk: idOf(state), round: firstRound(idOf(state)), option: '1'.repeat(32), text: 'Two tins' },
    }))
    .sees('juma', (state, look) => {
      expect(view(state, look).options).toEqual([])
      expect(view(state, look).beside).toHaveLength(1)
    })
})

test('neither side is readable before both have sealed theirs; then both open', () => {
  const canRead = (held: Solving['sides'], look: Look) => held.map(({ seal }) => look.sight(seal).kind)
  worded()
    .given('juma', '19:06', side('Old worries.'))
    .refused('juma', '19:06', side('More.'), 'refusedBroughtAlready')
    .sees('amara', (state, look) => {
      expect(canRead(last(state).sides, look)).toEqual(['sealed'])
      expect(view(state, look).sides).toEqual({ mine: null, theirs: null, open: false })
    })
    .given('amara', '19:07', side('My mother\ndepends on me.'))
    .sees('amara', (state, look) => {
      expect(canRead(last(state).sides, look)).toEqual(['open', 'mine'])
    })
    .sees('juma', (state, look) =>
      expect(look.sight(view(state, look).sides.theirs!)).toEqual({
        kind: 'open',
        text: 'My mother depends on me.\nI do not ask.',
      }),
    )
})

test('causes show when both have named theirs, together and without a name', () => {
  sided()
    .refused('juma', '19:08', causes([]), 'refusedNoCause')
    .given('juma', '19:08', causes(['money', 'unsaid']))
    .sees('amara', (state, look) => expect(view(state, look).causes).toBe(null))
    .given('amara', '19:09', causes(['money'], 'the end of the month'))
    .sees('amara', (state, look) =>
      expect(view(state, look).causes).toEqual({
        listed: ['money', 'unsaid'],
        own: ['the end of the month'],
      }),
    )
})

test('at least three ways, and some of both; then both say that they are enough', () => {
  caused()
    .given('juma', '19:10', way('One'))
    .given('juma', '19:10', way('Two'))
    .given('juma', '19:10', way('Three'))
    .refused('juma', '19:11', enough, 'refusedThreeWays')
    .given('amara', '19:12', way('Four'))
    .given('juma', '19:13', enough)
    .refused('juma', '19:14', way('Five'), 'refusedBroughtAlready')
    .refused('amara', '19:14', votes({}), 'refusedStepFirst')
    .given('amara', '19:14', way('Five'))
    .given('amara', '19:15', enough)
    .refused('amara', '19:16', way('Six'), 'refusedStepPast')
})

test('one of the two can not fill the board, so there is always room for the other', () => {
  const told = caused()
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) told.given('juma', '19:10', way(name))
  told
    .refused('juma', '19:11', way('Seven'), 'refusedManyWays')
    .given('amara', '19:12', way('Mine'))
    .given('juma', '19:13', enough)
})

test('a way bears no name, and stands in an order that tells nothing of who wrote it', () => {
  gathered().sees('amara', (state, look) => {
    const { options } = view(state, look)
    expect(JSON.stringify(options)).not.toContain(memberOf.juma)
    expect(options.map(({ id }) => id)).toEqual(options.map(({ id }) => id).sort())
  })
})

test('a vote is over the whole list, and none is readable before both have voted', () => {
  const kinds = (state: NoBlame, look: Look) =>
    last(state)
      .rounds.at(-1)!
      .votes.map(({ seal }) => look.sight(seal).kind)
  gathered()
    .refused(
      'juma',
      '19:15',
      does(talk => ({ do: 'vote', talk, votes: {} })),
      'refusedWholeList',
    )
    .given('juma', '19:15', votes({ 'A note in the tin': 'no' }))
    .sees('amara', (state, look) => {
      expect(kinds(state, look)).toEqual(['sealed'])
      expect(view(state, look).options.map(one => one.stays)).toEqual([null, null, null])
      expect(view(state, look).votes).toBe('to-vote')
    })
    .refused('juma', '19:16', votes({}), 'refusedBroughtAlready')
    .given('amara', '19:16', votes({ 'Two tins': 'glad' }))
    .sees('amara', (state, look) => {
      expect(kinds(state, look)).toEqual(['open', 'mine'])
      const { options } = view(state, look)
      expect(
        options
          .filter(one => one.stays)
          .map(({ text }) => text)
          .sort(),
      ).toEqual(['Count together on Sundays', 'Two tins'])
    })
})

test('every vote is as long as any other, so that its size tells nothing', () => {
  const sizes = (['glad', 'live', 'no'] as const).map(said => {
    let size = 0
    gathered()
      .given('juma', '19:15', votes({ 'Two tins': said, 'A note in the tin': said }))
      .sees('juma', (state, look) => {
        const seen = look.sight(last(state).rounds[0]!.votes[0]!.seal)
        size = seen.kind === 'mine' ? seen.text.length : 0
      })
    return size
  })
  expect(new Set(sizes).size).toBe(1)
})

test('nothing binds that one of the two has said no to, even if a client would have it so', () => {
  voted()
    .given('amara', '19:17', propose('A note in the tin'))
    .given('juma', '19:18', acceptChoice)
    .sees('amara', (state, look) => expect(view(state, look).step).toBe('choice'))
    .given('amara', '19:19', propose('Two tins'))
    .given('juma', '19:20', acceptChoice)
    .sees('amara', (state, look) => expect(view(state, look).step).toBe('trial'))
})

test('a choice without a day of looking again is refused, and so is one without anybody who does something', () => {
  voted()
    .refused('amara', '19:17', propose('Two tins', ''), 'refusedNoReview')
    .refused('amara', '19:17', propose('Two tins', '2026-02-01'), 'refusedReviewPast')
    .refused(
      'amara',
      '19:17',
      does((talk, state) => ({
        do: 'word-choice',
        talk,
        option: optionOf(state, 'Two tins'),
        mine: { what: ' ', by: null },
        theirs: { what: '', by: null },
        review: '2026-03-16',
      })),
      'refusedWhoDoesWhat',
    )
    .forced('amara', '19:18', state => ({
      type: 'no-blame.choice-worded.v1',
      data: { talk: idOf(state), after: null, option: optionOf(state, 'Two tins'), mine: {}, theirs: {} },
    }))
    .so(state => expect(last(state).choice.now).toBe(null))
})

test('a changed proposal asks both again', () => {
  voted()
    .given('amara', '19:17', propose('Two tins'))
    .given('juma', '19:18', propose('Two tins', '2026-03-10'))
    .refused('juma', '19:19', acceptChoice, 'refusedAcceptedAlready')
    .sees('amara', (state, look) => expect(view(state, look)).toMatchObject({ step: 'choice', myTurn: true }))
    .given('amara', '19:20', acceptChoice)
    .so(state => expect(last(state).choice.now?.content.review).toBe('2026-03-10'))
})

test('where nothing stays, other ways are looked for; the votes of before stay as they were', () => {
  gathered()
    .given('juma', '19:15', votes({ 'A note in the tin': 'no', 'Two tins': 'no' }))
    .given('amara', '19:16', votes({ 'Count together on Sundays': 'no' }))
    .sees('juma', (state, look) => expect(view(state, look).options.some(one => one.stays)).toBe(false))
    .given(
      'juma',
      '19:17',
      does(talk => ({ do: 'look-for-more', talk })),
    )
    .sees('amara', (state, look) => {
      const seen = view(state, look)
      expect(seen).toMatchObject({ step: 'options', options: [], enough: false })
      expect(seen.before).toHaveLength(1)
    })
    .given('amara', '19:18', way('Ask my brother'))
})

test('at the review both words count: different ones leave it open, change words it anew, let go ends it', () => {
  tried()
    .given('juma', '20:00', review('keep'))
    .sees('amara', (state, look) => expect(view(state, look).theirWord).toBe(null))
    .given('amara', '20:01', review('change'))
    .sees('amara', (state, look) =>
      expect(view(state, look)).toMatchObject({ step: 'trial', theirWord: 'keep' }),
    )
    .given('juma', '20:02', review('change'))
    .sees('juma', (state, look) => expect(view(state, look)).toMatchObject({ step: 'choice', myWord: null }))
    .given('juma', '20:03', propose('Two tins', '2026-03-30'))
    .given('amara', '20:04', acceptChoice)
    .given('amara', '20:05', review('let-go'))
    .given('juma', '20:06', review('let-go'))
    .so(state => expect(last(state)).toMatchObject({ outcome: 'let-go', life: { stage: 'over' } }))
})

test('either can stop at any step; its words are then not to be searched, and nobody is named', () => {
  for (const told of [begun(), heard(), worded(), caused(), voted(), tried()])
    told
      .given(
        'amara',
        '21:00',
        does(talk => ({ do: 'end', talk })),
      )
      .so(state => {
        expect(last(state)).toMatchObject({ outcome: null, searchable: false, life: { stage: 'over' } })
        expect(JSON.stringify(last(state).life)).not.toContain(memberOf.amara)
      })
      .refused('juma', '21:01', word('One more'), 'refusedTalkOver')
})

test('a side that was sealed when the matter was stopped stays with its author, who can destroy it', () => {
  worded()
    .given('juma', '19:06', side('Old worries.'))
    .given(
      'amara',
      '19:07',
      does(talk => ({ do: 'end', talk })),
    )
    .sees('juma', (state, look) => {
      const [mine] = view(state, look).returned
      expect(look.sight(mine!)).toMatchObject({ kind: 'mine' })
    })
    .sees('amara', (state, look) => {
      expect(view(state, look).returned).toEqual([])
      expect(look.sight(last(state).sides[0]!.seal)).toEqual({ kind: 'sealed' })
    })
    .given('juma', '19:08', (state, look) => ({
      do: 'delete-returned',
      talk: idOf(state),
      seal: view(state, look).returned[0]!.seal,
    }))
    .sees('juma', (state, look) => expect(look.sight(last(state).sides[0]!.seal)).toEqual({ kind: 'gone' }))
})

test('one matter is on the board at a time; while one is tried, another can be opened', () => {
  begun().refused('amara', '20:00', opener, 'refusedOneUnderWay')
  tried()
    .given('amara', '20:00', opener)
    .given(
      'juma',
      '20:01',
      does(talk => ({ do: 'agree', talk })),
    )
})

test('a pause holds the board still until both are back', () => {
  heard()
    .given(
      'amara',
      '19:04',
      does(talk => ({ do: 'pause', talk, until: Date.parse('2026-03-02T20:00:00Z') })),
    )
    .refused('juma', '19:05', word('The tin'), 'refusedPaused')
    .given(
      'amara',
      '20:00',
      does(talk => ({ do: 'come-back', talk, own: '', wish: '' })),
    )
    .given(
      'juma',
      '20:01',
      does(talk => ({ do: 'come-back', talk, own: '', wish: '' })),
    )
    .given('juma', '20:02', word('The tin'))
})

test('a matter of another talk is taken up once', () => {
  const matter = '9'.repeat(32)
  story<NoBlame, Intent>(noBlame)
    .given('juma', '19:00', { ...opener, matter })
    .given(
      'juma',
      '19:01',
      does(talk => ({ do: 'pass', talk })),
    )
    .so(state => expect([...takenUp(state)]).toEqual([matter]))
    .refused('juma', '19:02', { ...opener, matter }, 'refusedTakenUp')
})

test('own words can be deleted for both, and the matter goes on as it did', () => {
  const erase = (state: NoBlame, look: Look, text: string): Intent => ({
    do: 'erase',
    talk: idOf(state),
    fact: view(state, look).own.find(one => one.text === text)!.fact,
  })
  tried()
    .given('amara', '20:00', (state, look) => erase(state, look, 'Money leaves the tin without a word'))
    .given('amara', '20:01', (state, look) => erase(state, look, 'A note in the tin'))
    .sees('juma', (state, look) => {
      const seen = view(state, look)
      expect(seen).toMatchObject({ step: 'trial', worded: true, wording: { content: '' } })
      expect(seen.options.map(({ text }) => text)).toContain('')
    })
})

test('it is offered on Today only when there is something for the one who looks', () => {
  const lines = (state: NoBlame, look: Look) => noBlame.openings(state, look).map(({ line }) => line)
  story<NoBlame, Intent>(noBlame)
    .sees('juma', (state, look) => expect(lines(state, look)).toEqual([]))
    .given('juma', '19:00', opener)
    .sees('amara', (state, look) => expect(lines(state, look)).toEqual(['openingConsent']))
    .sees('juma', (state, look) => expect(lines(state, look)).toEqual([]))
  heard().sees('amara', (state, look) => expect(lines(state, look)).toEqual(['openingWord']))
  tried()
    .sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
    .on('2026-03-16')
    .sees('amara', (state, look) => expect(lines(state, look)).toEqual(['openingReview']))
})
