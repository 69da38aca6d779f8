/** Mine: what is written for oneself alone. */
import { catalogue, journal, practices } from '#practices'
import { Notice, Page, RowDoor, Rows, Skeleton } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'
import { leftPath, ownPath } from '../spaces.ts'
import { NotFound } from './not-found.tsx'
import { Room, Waiting } from './practice.tsx'
import { Two } from './today.tsx'

export const Mine = () => {
  const { haven } = useApp()
  const words = useWords()
  const locked = haven.lock.state.value !== null
  return (
    <Page title={words.mine.title} lead={words.mine.lead}>
      <Rows>
        <RowDoor icon="notebook-pen" href={href('/mine/journal')}>
          <Two title={words.mine.journal} line={words.mine.journalLine} />
        </RowDoor>
        <OwnPractice id="self-care" />
        <RowDoor icon="search" href={href('/mine/search')}>
          <Two title={words.mine.search} line={words.mine.searchLine} />
        </RowDoor>
        <RowDoor icon="moon" href={href('/mine/not-yet')}>
          <Two title={words.mine.shelf} line={words.mine.shelfLine} />
        </RowDoor>
        <RowDoor icon="hourglass" href={href('/mine/pace')}>
          <Two title={words.mine.pace} line={words.mine.paceLine} />
        </RowDoor>
        <RowDoor icon="shield" href={href('/before')}>
          <Two title={words.mine.safety} line={words.mine.safetyLine} />
        </RowDoor>
        {haven.parting.left.value.map(left => (
          <RowDoor key={left.id} icon="archive" href={href(leftPath(left))}>
            <Two title={words.nav.with(left.other?.name ?? '')} line={words.mine.left} />
          </RowDoor>
        ))}
      </Rows>
      <Notice
        tone="rest"
        title={locked ? words.mine.locked : words.mine.honest}
        icon={locked ? 'lock' : 'lock-open'}
      />
    </Page>
  )
}

/** A door to a practice that is done for oneself. */
const OwnPractice = ({ id }: { id: string }) => {
  const { language } = useApp()
  const entry = catalogue.find(one => one.id === id)
  if (!entry?.built) return null
  return (
    <RowDoor icon={entry.icon} href={href(ownPath(id))}>
      <Two title={entry.name[language.value]} line={entry.line[language.value]} />
    </RowDoor>
  )
}

/** What is done for oneself alone: the journal, and the practices that live in the self space. */
export const OwnRoom = ({ id, rest }: { id: string; rest: string }) => {
  const self = useApp().haven.self.value
  const slice = practices.find(one => one.id === id && one.audience === 'self')
  if (id === 'journal') return <Journal rest={rest} />
  if (!slice) return <NotFound />
  return self ? <Room view={self} slice={slice} path={rest} base={ownPath(id)} /> : <Waiting />
}

const Journal = ({ rest }: { rest: string }) => {
  const { haven } = useApp()
  const words = useWords()
  const self = haven.self.value
  return (
    <Page
      title={words.mine.journal}
      lead={words.mine.lead}
      back={{ label: words.mine.title, href: href('/mine') }}
    >
      {self ? <Room view={self} slice={journal} path={rest} base="/mine/journal" /> : <Skeleton />}
    </Page>
  )
}
