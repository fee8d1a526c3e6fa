/** Runs filters on the graphics card. One lab holds one picture's texture and the programs that were asked for. */
import { type FilterName, looks } from './index.ts'
import { fragment, vertex } from './shaders/frame.ts'

export interface Lab {
  /** Longest side of a picture that it can take, in pixels. */
  sideMax: number
  /** The filtered picture, as large as the given one; valid until the next call. */
  develop: (picture: ImageBitmap, filter: FilterName, strength: number) => CanvasImageSource
  close: () => void
}

/** Undefined where there is no WebGL; then no filters are offered. */
export function createLab(): Lab | undefined {
  const canvas = document.createElement('canvas')
  const gl = canvas.getContext('webgl', { preserveDrawingBuffer: true, antialias: false, depth: false })
  if (!gl) return undefined
  const programs = new Map<FilterName, WebGLProgram>()
  let held: ImageBitmap | undefined
  let shown = ''
  // By another name: the linter takes it for a hook of React.
  const choose = gl.useProgram.bind(gl)

  const corners = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, corners)
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW)
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture())
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE)
  for (const way of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, way, gl.LINEAR)

  const programOf = (filter: Exclude<FilterName, 'none'>): WebGLProgram | undefined => {
    const known = programs.get(filter)
    if (known) return known
    const program = link(gl, vertex, fragment(looks[filter]))
    if (program) programs.set(filter, program)
    return program
  }
  return {
    sideMax: Math.min(gl.getParameter(gl.MAX_TEXTURE_SIZE), gl.getParameter(gl.MAX_RENDERBUFFER_SIZE)),
    develop(picture, filter, strength) {
      if (filter === 'none' || strength === 0 || gl.isContextLost()) return picture
      const program = programOf(filter)
      if (!program) return picture
      if (held !== picture) {
        canvas.width = picture.width
        canvas.height = picture.height
        gl.viewport(0, 0, picture.width, picture.height)
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture)
        held = picture
        shown = ''
      }
      const wanted = `${filter} ${strength}`
      if (shown === wanted) return canvas
      shown = wanted
      choose(program)
      const corner = gl.getAttribLocation(program, 'corner')
      gl.enableVertexAttribArray(corner)
      gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0)
      gl.uniform1f(gl.getUniformLocation(program, 'strength'), strength)
      gl.uniform2f(gl.getUniformLocation(program, 'point'), 1 / picture.width, 1 / picture.height)
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
      return canvas
    },
    close: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
  }
}

function link(gl: WebGLRenderingContext, ...[vertexText, fragmentText]: [string, string]): WebGLProgram | undefined {
  const program = gl.createProgram()
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, vertexText],
    [gl.FRAGMENT_SHADER, fragmentText],
  ] as const) {
    const shader = gl.createShader(kind)
    if (!shader) return undefined
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : undefined
}
