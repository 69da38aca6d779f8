/** The articles folder of this server: read at start, and again whenever a file in it changes. */
import { readdirSync, readFileSync, watch } from 'node:fs'
import { join, sep } from 'node:path'
import { bindLibrary, type ContentProblem, type Library, type SourceFile } from '#library'

export interface Shelf {
  library(): Library
  /** Reads the folder again. Keeps the old library when the folder can't be read. */
  reload(): void
  /** Watches the folder until `close`. Does not keep the program alive. */
  watch(changed: () => void): { close(): void }
}

/** @param report hears of every mistake in an article, at each reading. Throws when the folder can't be read at all. */
export const openShelf = (articlesDir: string, report: (problem: ContentProblem) => void): Shelf => {
  const read = (): Library => {
    const { library, problems } = bindLibrary(readFolder(articlesDir))
    problems.forEach(report)
    return library
  }
  let library = read()
  const reload = () => {
    try {
      library = read()
    } catch {
      report({
        file: '.',
        line: 1,
        what: 'The articles folder could not be read.',
        remedy: 'Check that it is there; the articles read before stay up.',
      })
    }
  }
  return {
    library: () => library,
    reload,
    watch: changed => {
      let waiting: NodeJS.Timeout | undefined
      const watcher = watch(articlesDir, { recursive: true, persistent: false }, () => {
        // Editors write a file in several steps; one reading after the last of them is enough.
        clearTimeout(waiting)
        waiting = setTimeout(() => {
          reload()
          changed()
        }, 100).unref()
      })
      // A folder that is taken away ends the watch, not the server.
      watcher.on('error', () => watcher.close())
      return {
        close: () => {
          clearTimeout(waiting)
          watcher.close()
        },
      }
    },
  }
}

const readFolder = (articlesDir: string): SourceFile[] =>
  readdirSync(articlesDir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'README.md')
    .map(entry => {
      const path = join(entry.parentPath, entry.name)
      return {
        file: path.slice(articlesDir.length).split(sep).filter(Boolean).join('/'),
        text: readFileSync(path, 'utf8'),
      }
    })
