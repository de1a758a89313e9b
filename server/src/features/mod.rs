//! What an editor can ask about a place in a brief: plain questions, plain answers.
