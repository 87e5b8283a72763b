// The only file that talks to WebGL (version 1): draws Dear ImGui's lists straight out of the program's memory. One
// program, one vertex and one index buffer, a scissor per command, textures of one byte per pixel.
import fragmentSource from '../shaders/interface.frag.glsl';
import vertexSource from '../shaders/interface.vert.glsl';

const VERTEX_BYTES = 20;
const WORDS_PER_LIST = 5;
const WORDS_PER_COMMAND = 8;

interface Resources {
  scale: WebGLUniformLocation | null;
  size: WebGLUniformLocation | null;
  white: WebGLUniformLocation | null;
  vertices: WebGLBuffer | null;
  indices: WebGLBuffer | null;
}

function compile(gl: WebGLRenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new Error('The graphics card gave no shader.');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
    throw new Error(`Shader: ${gl.getShaderInfoLog(shader) ?? ''}`);
  }
  return shader;
}

export interface RendererEvents {
  restored(): void; // every texture is gone, the program must send them again
  lost(): void; // the context does not come back on this canvas
}

// How long the browser may take to bring a lost context back before a new canvas is asked for.
const RESTORE_PATIENCE = 3000;

export class Renderer {
  private readonly textures = new Map<number, WebGLTexture>();
  private resources: Resources | null = null;
  private pendingSize: [number, number] | null = null;
  private patience: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    private readonly canvas: OffscreenCanvas,
    private readonly gl: WebGLRenderingContext,
    private readonly events: RendererEvents,
  ) {
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault(); // without this the browser never restores it
      this.resources = null;
      this.textures.clear();
      this.patience = setTimeout(() => this.events.lost(), RESTORE_PATIENCE);
    });
    canvas.addEventListener('webglcontextrestored', () => {
      clearTimeout(this.patience);
      this.resources = this.build();
      this.events.restored();
    });
    this.resources = this.build();
  }

  // Null when this browser, machine or policy has no WebGL.
  static create(canvas: OffscreenCanvas, events: RendererEvents): Renderer | null {
    const wanted: WebGLContextAttributes = { alpha: false, antialias: false, depth: false, stencil: false, premultipliedAlpha: true };
    try {
      const gl = canvas.getContext('webgl', wanted) as WebGLRenderingContext | null;
      return gl ? new Renderer(canvas, gl, events) : null;
    } catch (error) {
      console.warn(error);
      return null;
    }
  }

  // Takes effect with the next frame: a canvas is empty from the moment its size is set.
  resize(width: number, height: number): void {
    this.pendingSize = [Math.max(1, width), Math.max(1, height)];
  }

  createTexture(id: number, width: number, height: number, pixels: Uint8Array): void {
    const { gl } = this;
    this.destroyTexture(id);
    const texture = gl.createTexture();
    if (!texture) return; // the context is lost; everything is sent again after it comes back
    gl.bindTexture(gl.TEXTURE_2D, texture);
    for (const [name, value] of [
      [gl.TEXTURE_MIN_FILTER, gl.NEAREST],
      [gl.TEXTURE_MAG_FILTER, gl.NEAREST],
      [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
      [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
    ] as const) {
      gl.texParameteri(gl.TEXTURE_2D, name, value);
    }
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.ALPHA, width, height, 0, gl.ALPHA, gl.UNSIGNED_BYTE, pixels);
    this.textures.set(id, texture);
  }

  updateTexture(id: number, width: number, firstRow: number, rows: number, pixels: Uint8Array): void {
    const { gl } = this;
    gl.bindTexture(gl.TEXTURE_2D, this.textures.get(id) ?? null);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, firstRow, width, rows, gl.ALPHA, gl.UNSIGNED_BYTE, pixels);
  }

  destroyTexture(id: number): void {
    this.gl.deleteTexture(this.textures.get(id) ?? null);
    this.textures.delete(id);
  }

  // `words` as written by Canvas::draw_lists() in src/platform/browser/canvas_draw.cpp.
  draw(memory: ArrayBuffer, words: Uint32Array, scale: number, whiteU: number, whiteV: number): void {
    const { gl, resources, canvas } = this;
    if (this.pendingSize) {
      const [width, height] = this.pendingSize;
      this.pendingSize = null;
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
    }
    if (!resources || gl.isContextLost()) return;
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(0.957, 0.965, 0.98, 1); // the page colour of the interface, seen only where nothing is drawn
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.SCISSOR_TEST);
    gl.uniform1f(resources.scale, scale);
    gl.uniform2f(resources.size, canvas.width, canvas.height);
    gl.uniform2f(resources.white, whiteU, whiteV);
    const word = (place: number): number => words[place] ?? 0;
    for (let at = 0; at < words.length; ) {
      const [vertices, vertexCount, indices, indexCount] = [word(at), word(at + 1), word(at + 2), word(at + 3)];
      gl.bufferData(gl.ARRAY_BUFFER, new Uint8Array(memory, vertices, vertexCount * VERTEX_BYTES), gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, new Uint8Array(memory, indices, indexCount * 2), gl.STREAM_DRAW);
      const end = at + WORDS_PER_LIST + word(at + 4) * WORDS_PER_COMMAND;
      for (at += WORDS_PER_LIST; at < end; at += WORDS_PER_COMMAND) this.drawCommand(words.subarray(at, at + WORDS_PER_COMMAND));
    }
  }

  private drawCommand(command: Uint32Array): void {
    const { gl, canvas } = this;
    const [left = 0, top = 0, right = 0, bottom = 0, texture = 0, firstIndex = 0, count = 0, firstVertex = 0] = command;
    if (right <= left || bottom <= top) return;
    gl.scissor(left, canvas.height - bottom, right - left, bottom - top);
    gl.bindTexture(gl.TEXTURE_2D, this.textures.get(texture) ?? null);
    // WebGL1 has no base vertex: lists beyond 65,536 vertices move the attributes instead.
    const base = firstVertex * VERTEX_BYTES;
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, base);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, base + 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, base + 16);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, firstIndex * 2);
  }

  private build(): Resources | null {
    const { gl } = this;
    const program = gl.createProgram();
    if (!program || gl.isContextLost()) return null;
    gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertexSource));
    gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragmentSource));
    ['position', 'uv', 'color'].forEach((name, place) => gl.bindAttribLocation(program, place, name));
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
      throw new Error(`Shaders: ${gl.getProgramInfoLog(program) ?? ''}`);
    }
    gl.useProgram(program);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const vertices = gl.createBuffer();
    const indices = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
    for (const place of [0, 1, 2]) gl.enableVertexAttribArray(place);
    return {
      scale: gl.getUniformLocation(program, 'scale'),
      size: gl.getUniformLocation(program, 'size'),
      white: gl.getUniformLocation(program, 'white'),
      vertices,
      indices,
    };
  }
}
