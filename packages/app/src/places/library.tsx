/** Library: the way to the public pages, and what of it lies on this phone already. */
import { LinkButton, Page, RowDoor, Rows, Section, Stack } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'

export const Library = () => {
  const { language } = useApp()
  const words = useWords()
  return (
    <Page title={words.library.title} lead={words.library.lead}>
      <Stack gap={1}>
        <div class="row">
          <LinkButton kind="primary" icon="book-open" href={`/${language.value}/`}>
            {words.library.open}
          </LinkButton>
        </div>
        <p class="quiet-text">{words.library.openLine}</p>
      </Stack>
      <Section title={words.library.here}>
        <Rows>
          <RowDoor icon="shield" href={href('/before')}>
            {words.library.readiness}
          </RowDoor>
          <RowDoor icon="life-buoy" href={href('/help')}>
            {words.library.help}
          </RowDoor>
          <RowDoor icon="users" href={href('/together')}>
            {words.library.fifteen}
          </RowDoor>
        </Rows>
        <p class="quiet-text">{words.library.coming}</p>
      </Section>
    </Page>
  )
}
