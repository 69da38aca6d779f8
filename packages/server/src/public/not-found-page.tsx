/** Nothing at this address, said in both languages: whoever mistyped may read either. */
import { type Language, otherLanguage } from '#library'
import { type Frame, Framed } from './frame.tsx'
import { publicWords } from './words/index.ts'

export const NotFoundPage = ({ frame, language }: { frame: Frame; language: Language }) => (
  <Framed
    frame={frame}
    head={{
      language,
      title: publicWords[language].notFoundTitle,
      description: publicWords[language].notFoundLine,
      path: '',
      noindex: true,
    }}
  >
    <Said language={language} heading="h1" />
    <div class="block" lang={otherLanguage(language)}>
      <Said language={otherLanguage(language)} heading="h2" />
    </div>
  </Framed>
)

const Said = ({ language, heading: Heading }: { language: Language; heading: 'h1' | 'h2' }) => {
  const words = publicWords[language]
  return (
    <>
      <Heading>{words.notFoundTitle}</Heading>
      <p class="lead">{words.notFoundLine}</p>
      <p>
        <a class="tap" href={`/${language}/`}>
          {words.toLibrary}
        </a>
      </p>
    </>
  )
}
