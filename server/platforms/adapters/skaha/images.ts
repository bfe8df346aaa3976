import { type Reason, type Task, taskType } from '../../../core/index';
import { listOf, member, textMember } from '../../http/jsonValue';
import { skahaSentences as sentences } from '../../messages/skaha';

/** What the list of images says of a task. */
export interface ImageKnowledge {
  readonly refusals: readonly Reason[];
  readonly notes: readonly Reason[];
}

/** What is looked at: the list of `GET /image`, and the hosts of `GET /repository`, each undefined where it could not be read. */
export interface ImageLists {
  readonly platform: string;
  readonly images: unknown;
  readonly hosts: unknown;
}

/**
 * Whether a platform could start a task's image. It starts images of its own registries alone; one that is not listed there
 * may be private. For notebooks it needs one of its own images, whichever.
 */
export function imageKnowledge(task: Task, { platform, images, hosts }: ImageLists): ImageKnowledge {
  const listed = listOf(images);
  if (taskType(task.type) === 'jupyter-notebook') return listed ? forNotebook(listed, platform) : NOTHING;
  const image = textMember(task.content, 'image');
  if (image === undefined) return NOTHING;
  const known = listOf(hosts)?.filter((each) => typeof each === 'string') ?? [];
  if (listed?.some((each) => idOf(each) === image) === true) return NOTHING;
  if (known.length > 0 && !known.includes(hostOf(image))) {
    const text = sentences.otherRegistry(platform, image, known);
    return {
      refusals: [{ path: 'content/image', code: 'image', asked: image, limit: known.join(', '), text }],
      notes: [],
    };
  }
  if (!listed) return NOTHING;
  return {
    refusals: [],
    notes: [{ path: 'content/image', code: 'image', text: sentences.notListed(platform, image) }],
  };
}

const NOTHING: ImageKnowledge = { refusals: [], notes: [] };

function forNotebook(listed: readonly unknown[], platform: string): ImageKnowledge {
  const count = listed.filter((each) => listOf(member(each, 'types'))?.includes('notebook') ?? true).length;
  if (count > 0) {
    return {
      refusals: [],
      notes: [{ path: 'content', code: 'image', text: sentences.notebookImages(platform, count) }],
    };
  }
  return { refusals: [{ path: 'type', code: 'image', text: sentences.noNotebookImage(platform) }], notes: [] };
}

function idOf(image: unknown): string | undefined {
  return typeof image === 'string' ? image : textMember(image, 'id');
}

/** The registry of an image; an image without one is on Docker Hub, as container engines read it. */
function hostOf(image: string): string {
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : 'docker.io';
}
