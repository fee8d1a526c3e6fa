/** What a file call fails with, in WeChat's words: 'no such file or directory, open wxfile://usr/a'. */
export class FileFault extends Error {
  readonly errno: number
  constructor(errno: number, message: string) {
    super(message)
    this.errno = errno
  }
}
