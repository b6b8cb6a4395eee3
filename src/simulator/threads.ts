import type { Message } from "grammy/types";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { rightsOf } from "./rights.ts";
import type { SimulatedChat } from "./world.ts";

/** Topics of a forum: each is known by the service message that began it (Bot API, `forum_topic_created`). */

/** What marks a message as one of a topic. */
export type InTopic = { message_thread_id: number; is_topic_message: true };

/** The topic that a method's `message_thread_id` names; undefined: none, or the general one. */
export function topicOf(call: Call, place: SimulatedChat): InTopic | undefined {
  const id = call.number("message_thread_id");
  if (id === undefined || id === 0) return undefined;
  if (!isTopic(place, id)) throw badRequest("message thread not found");
  if (place.closedTopics.has(id) && rightsOf(place).can_manage_topics !== true) throw badRequest("TOPIC_CLOSED");
  return { message_thread_id: id, is_topic_message: true };
}

export function isTopic(place: SimulatedChat, id: number): boolean {
  const began = place.messages.get(id) as (Message & { forum_topic_created?: unknown }) | undefined;
  return began?.forum_topic_created !== undefined;
}
