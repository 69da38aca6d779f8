/** An address that leads nowhere here. */
import { LinkButton, Page } from '#ui'
import { useWords } from '../app-context.tsx'
import { href } from '../router.ts'

export const NotFound = () => {
  const words = useWords()
  return (
    <Page title={words.notFound.title} lead={words.notFound.text}>
      <div class="row">
        <LinkButton kind="primary" href={href('/')}>
          {words.notFound.home}
        </LinkButton>
      </div>
    </Page>
  )
}
